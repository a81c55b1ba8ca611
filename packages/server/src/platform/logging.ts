import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

const SECRETS = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'token',
  'accessToken',
  'ticket',
  'visitorSecret',
  'identityToken',
]

/** Structured logs, one JSON object a line; whatever is secret is replaced before it is written. */
export function createLogger({ logLevel }: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRETS.flatMap((name) => [quoted(name), `*${bracketed(name)}`, `*.*${bracketed(name)}`]),
        censor: '[secret]',
      },
    },
    // Lines are handed to the system a batch at a time, off the event loop, for each hand-over wakes another
    // thread; at the latest after a quarter of a second. Pino writes the rest when the process ends.
    destination ?? pino.destination({ sync: false, minLength: 4096, periodicFlush: 250 }),
  )
}

let lastMs = 0
let lastTime = ''

/** The time as pino writes it, made once for all lines of a millisecond. */
function isoTime(): string {
  const now = Date.now()
  if (now !== lastMs) {
    lastMs = now
    lastTime = `,"time":"${new Date(now).toISOString()}"`
  }
  return lastTime
}

function bracketed(name: string): string {
  return `["${name}"]`
}

function quoted(name: string): string {
  return /^\w+$/.test(name) ? name : bracketed(name)
}
