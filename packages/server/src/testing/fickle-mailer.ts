import { ChannelError, type ChannelFault } from '../platform/channels/channel.ts'
import type { Mail, Mailer } from '../platform/mail.ts'

/** What a mailer does with the next mail. `crash`: it takes it, and whoever sent it dies before that is kept. */
export type Mood = ChannelFault | 'take' | 'crash'

/** A mailer that does what the test says, and knows keys again as its provider would. */
export interface FickleMailer extends Mailer {
  /** What it took, each once by its key where it knows keys. */
  readonly taken: Mail[]
  /** Every try, by key. */
  readonly tries: string[]
  /** What it does with the next ones; it takes them once these are used up. */
  moods: Mood[]
  retryAfterMs: number | null
}

export function fickleMailer(keyLifeMs: number): FickleMailer {
  const known = new Set<string>()
  const mailer: FickleMailer = {
    provider: keyLifeMs > 0 ? 'resend' : 'smtp',
    keyLifeMs,
    taken: [],
    tries: [],
    moods: [],
    retryAfterMs: null,
    async send(mail) {
      const key = mail.idempotencyKey ?? ''
      mailer.tries.push(key)
      const mood = mailer.moods.shift() ?? 'take'
      if (mood === 'take' || mood === 'crash') {
        if (keyLifeMs === 0 || !known.has(key)) mailer.taken.push(mail)
        known.add(key)
        if (mood === 'crash') throw new Error('The process died')
        return { providerId: `taken-${mailer.taken.length}` }
      }
      throw new ChannelError(mood, `The provider is ${mood}`, { retryAfterMs: mailer.retryAfterMs })
    },
    close: async () => undefined,
  }
  return mailer
}
