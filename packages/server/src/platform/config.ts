import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { ClamdAddress } from './files/clamd.ts'
import type { S3Bucket } from './files/s3.ts'
import { SETTINGS, type SettingName } from './settings.ts'

/** Every setting of the service, read once and checked. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly database: DatabaseAddress
  /** The origin under which browsers reach the service, such as `https://desk.example.com`. */
  readonly publicUrl: string
  readonly mode: 'self-hosted' | 'hosted'
  /** Signs access tokens, cookies and room tickets; at least 32 characters. */
  readonly secret: string
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Where customers mail to, in lower case. Replies go there too, with a signed part after a plus. */
  readonly inboundAddress: string | null
  readonly imapUrl: string | null
  /** What a mail server gives that posts raw mail. */
  readonly inboundMailToken: string | null
  readonly resendApiKey: string | null
  readonly resendWebhookSecret: string | null
  /** Origins of the providers' APIs. */
  readonly providerUrls: { readonly resend: string; readonly twilio: string; readonly whatsapp: string }
  /** Whether we post to addresses that are not public. */
  readonly privateTargets: boolean
  readonly rooms: 'node' | 'partykit'
  readonly partykitUrl: string | null
  /** How many proxies in front of the service are believed about the caller's address. */
  readonly trustedProxies: number
  readonly shutdownSeconds: number
  readonly metricsToken: string | null
  /** What a workspace that decided nothing else does about work whose customer does not answer. */
  readonly completion: {
    readonly escalationHours: number
    readonly autoCompleteDays: number
    readonly minContactAttempts: number
  }
  readonly demo: boolean
  readonly rateLimits: boolean
  /** The folder of the secret, the mailbox and the default database. */
  readonly dataDir: string
  /** The folder of uploaded pictures and downloads; the same for all nodes. */
  readonly filesDir: string
  /** The bucket that keeps them in place of the folder. */
  readonly s3: S3Bucket | null
  /** Where uploads are looked at for viruses. */
  readonly clamd: ClamdAddress | null
}

export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly connectionString: string }

export type Env = Readonly<Record<string, string | undefined>>

/** One setting that cannot be used: what is wrong with it, and how to mend it. */
export interface ConfigFault {
  readonly name: SettingName
  readonly wrong: string
  readonly mend: string
}

const S3_NEEDED = ['S3_BUCKET', 'S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** Says everything that is wrong with the settings at once. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[]

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map(({ name, wrong, mend }) => `${name} ${wrong}. ${mend}`).join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/**
 * Reads the settings from an environment. Pure: it opens nothing and makes nothing, so
 * `DESKBELL_SECRET` must be there.
 *
 * @throws ConfigError naming every bad value
 * @example loadConfig({ PORT: '80', DESKBELL_SECRET: '…' }).port // 80
 */
export function loadConfig(env: Env): Config {
  const faults: ConfigFault[] = []

  function read<N extends SettingName>(name: N): v.InferOutput<(typeof SETTINGS)[N]['schema']> {
    const setting = SETTINGS[name]
    // A variable that is set but empty counts as absent: shells and compose files make those.
    const result = v.safeParse(setting.schema, env[name]?.trim() || undefined)
    if (result.success) return result.output as v.InferOutput<(typeof SETTINGS)[N]['schema']>
    faults.push({ name, wrong: result.issues[0].message, mend: setting.mend })
    return undefined as never
  }

  /** Either all that a bucket needs is set, or nothing. */
  function readBucket(): S3Bucket | null {
    const before = faults.length
    const region = read('S3_REGION')
    const values = S3_NEEDED.map((name) => read(name))
    const isGiven = S3_NEEDED.some((name) => env[name]?.trim())
    if (isGiven && faults.length === before) {
      for (const [at, name] of S3_NEEDED.entries()) {
        if (values[at] !== undefined) continue
        faults.push({ name, wrong: 'is missing while other settings of S3 are there', mend: SETTINGS[name].mend })
      }
    }
    const [bucket = '', endpoint = '', accessKeyId = '', secretAccessKey = ''] = values
    return isGiven ? { endpoint, bucket, region, accessKeyId, secretAccessKey } : null
  }

  const port = read('PORT')
  const rooms = read('ROOMS')
  const partykitUrl = read('PARTYKIT_URL') ?? null
  const config: Config = {
    port,
    host: read('HOST'),
    database: read('DATABASE_URL'),
    publicUrl: read('PUBLIC_URL') ?? `http://localhost:${port}`,
    mode: read('DESKBELL_MODE'),
    secret: read('DESKBELL_SECRET'),
    logLevel: read('LOG_LEVEL'),
    smtpUrl: read('SMTP_URL') ?? null,
    mailFrom: read('MAIL_FROM'),
    inboundAddress: read('INBOUND_ADDRESS') ?? null,
    imapUrl: read('IMAP_URL') ?? null,
    inboundMailToken: read('INBOUND_MAIL_TOKEN') ?? null,
    resendApiKey: read('RESEND_API_KEY') ?? null,
    resendWebhookSecret: read('RESEND_WEBHOOK_SECRET') ?? null,
    providerUrls: { resend: read('RESEND_URL'), twilio: read('TWILIO_URL'), whatsapp: read('WHATSAPP_URL') },
    privateTargets: read('PRIVATE_TARGETS'),
    rooms,
    partykitUrl,
    trustedProxies: read('TRUSTED_PROXIES'),
    shutdownSeconds: read('SHUTDOWN_SECONDS'),
    metricsToken: read('METRICS_TOKEN') ?? null,
    completion: {
      escalationHours: read('COMPLETION_ESCALATION_HOURS'),
      autoCompleteDays: read('AUTO_COMPLETE_DAYS'),
      minContactAttempts: read('MIN_CONTACT_ATTEMPTS'),
    },
    demo: read('DESKBELL_DEMO'),
    rateLimits: read('RATE_LIMITS'),
    dataDir: read('DESKBELL_DATA'),
    filesDir: read('FILES_DIR') ?? '',
    s3: readBucket(),
    clamd: read('CLAMD_URL') ?? null,
  }
  if (rooms === 'partykit' && !partykitUrl && !faults.some((fault) => fault.name === 'PARTYKIT_URL')) {
    faults.push({ name: 'PARTYKIT_URL', wrong: 'is missing while ROOMS=partykit', mend: SETTINGS.PARTYKIT_URL.mend })
  }
  if (config.resendWebhookSecret && !config.resendApiKey && !faults.some((fault) => fault.name === 'RESEND_API_KEY')) {
    const wrong = 'is missing while RESEND_WEBHOOK_SECRET is set'
    faults.push({ name: 'RESEND_API_KEY', wrong, mend: SETTINGS.RESEND_API_KEY.mend })
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return { ...config, filesDir: config.filesDir || defaultFilesDir(config) }
}

/** Beside the database, so that both are found and moved together. */
function defaultFilesDir({ database, dataDir }: Config): string {
  return join(database.kind === 'sqlite' ? dirname(database.path) : dataDir, 'files')
}

/** One line of `deskbell config`. */
export interface ListedSetting {
  readonly name: SettingName
  /** As given or by default; secrets are masked. */
  readonly value: string
  readonly source: 'environment' | 'default'
  readonly meaning: string
}

/** Every setting with its value, where that comes from, and what it means. */
export function listSettings(env: Env): ListedSetting[] {
  return (Object.keys(SETTINGS) as SettingName[]).map((name) => {
    const { secret, defaultText, meaning } = SETTINGS[name]
    const given = env[name]?.trim()
    return {
      name,
      value: given ? mask(given, secret) : defaultText,
      source: given ? 'environment' : 'default',
      meaning,
    }
  })
}

function mask(value: string, secret: boolean | 'password'): string {
  if (secret === true) return '********'
  if (secret === 'password') return value.replace(/\/\/([^:@/]*):[^@]*@/, '//$1:********@')
  return value
}
