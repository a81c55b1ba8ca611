import { CodedError } from '@deskbell/protocol'
import type pg from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/** So many points in so many seconds, counted apart under each name. */
export interface RateRule {
  readonly name: string
  readonly points: number
  readonly seconds: number
  /** Counted over all nodes, where there are several. Costs a write each time, so not for mere reads. */
  readonly shared?: boolean
}

/** Counts what callers do and refuses what goes beyond. */
export interface Limiter {
  /** Throws `rate_limited` with `retryAfterSeconds` once `key` has used up the rule's points. */
  consume(key: string, rule: RateRule): Promise<void>
}

/** What ordinary endpoints allow; some add rules of their own. */
export const RATE_RULES = {
  /** Per address, without credentials. */
  publicRead: { name: 'public_read', points: 600, seconds: 60 },
  publicWrite: { name: 'public_write', points: 60, seconds: 60, shared: true },
  /** Per customer, over all their tabs; and per booking, for whoever follows links to it. */
  customerRead: { name: 'customer_read', points: 600, seconds: 60 },
  customerWrite: { name: 'customer_write', points: 120, seconds: 60, shared: true },
  agentRead: { name: 'agent_read', points: 1_200, seconds: 60 },
  agentWrite: { name: 'agent_write', points: 600, seconds: 60, shared: true },
  /** Per API key: a host's back end speaks for all of its customers. */
  hostRead: { name: 'host_read', points: 3_000, seconds: 60 },
  hostWrite: { name: 'host_write', points: 3_000, seconds: 60, shared: true },
  /** Messages of one customer: a burst is fine, a stream is not. */
  message: { name: 'message', points: 30, seconds: 60 },
  /** Messages from one network address, behind which a whole office may sit. */
  messagePerAddress: { name: 'message_address', points: 300, seconds: 60 },
  /** Files that one customer announces, and that one network address does. */
  upload: { name: 'upload', points: 60, seconds: 3_600, shared: true },
  uploadPerAddress: { name: 'upload_address', points: 300, seconds: 3_600, shared: true },
  /** Pieces of files: apart from what else somebody does, so that sending a large one stops nothing else. */
  uploadPiece: { name: 'upload_piece', points: 300, seconds: 60 },
  /** New sessions from one network address. */
  session: { name: 'session', points: 30, seconds: 60, shared: true },
  /** Where a provider says they are. */
  location: { name: 'location', points: 1, seconds: 2 },
  roomTicket: { name: 'room_ticket', points: 60, seconds: 60 },
  /** Tries at invitation, sign-up and password links from one network address. */
  link: { name: 'link', points: 20, seconds: 600, shared: true },
  signUp: { name: 'sign_up', points: 10, seconds: 3_600, shared: true },
  /** Mails to one address: nobody can make us flood a stranger. */
  signUpRecipient: { name: 'sign_up_recipient', points: 3, seconds: 3_600, shared: true },
  /** Requests for a link to choose a new password, from one network address. */
  passwordReset: { name: 'password_reset', points: 10, seconds: 3_600, shared: true },
  /** The same for one e-mail address, known or not. */
  passwordResetRecipient: { name: 'password_reset_recipient', points: 3, seconds: 3_600, shared: true },
  /** Questions by the contact form, from one network address, and in the name of one e-mail address. */
  contactForm: { name: 'contact_form', points: 30, seconds: 3_600, shared: true },
  contactFormSender: { name: 'contact_form_sender', points: 10, seconds: 3_600, shared: true },
  /** Requests for a link to one's requests, from one network address. */
  supportLink: { name: 'support_link', points: 20, seconds: 3_600, shared: true },
  /** And such mails to one e-mail address, known or not. */
  supportLinkRecipient: { name: 'support_link_recipient', points: 3, seconds: 3_600, shared: true },
  /** Test events to webhooks, each of which is a request of ours to somebody. */
  webhookTest: { name: 'webhook_test', points: 30, seconds: 60, shared: true },
  /** Previews that somebody mails to themselves. */
  testMail: { name: 'test_mail', points: 20, seconds: 600, shared: true },
  /** Tries at one e-mail address, from wherever. */
  signInAddress: { name: 'sign_in_address', points: 10, seconds: 300, shared: true },
  /** Per address: passwords must not be tried by the thousand. */
  signIn: { name: 'sign_in', points: 20, seconds: 60, shared: true },
} as const satisfies Record<string, RateRule>

/** Counts in memory, which is exact on one node. */
export function memoryLimiter(): Limiter {
  return limiterOver((rule) => new RateLimiterMemory(optionsOf(rule)))
}

/** Counts shared rules in PostgreSQL, so that they hold over all nodes, and the others in memory. */
export function postgresLimiter(pool: pg.Pool): Limiter {
  return limiterOver((rule) =>
    rule.shared
      ? new RateLimiterPostgres({
          ...optionsOf(rule),
          storeClient: pool,
          storeType: 'pool',
          tableName: 'rate_limits',
          tableCreated: true,
          clearExpiredByTimeout: false,
          // Those already refused are turned away without asking the database.
          inMemoryBlockOnConsumed: rule.points,
        })
      : new RateLimiterMemory(optionsOf(rule)),
  )
}

/** Refuses nobody: for measuring, and for tests of other things. */
export const noLimiter: Limiter = { consume: async () => undefined }

type Counting = Pick<RateLimiterMemory, 'consume'>

function optionsOf({ name, points, seconds }: RateRule) {
  return { keyPrefix: name, points, duration: seconds }
}

function limiterOver(create: (rule: RateRule) => Counting): Limiter {
  const limiters = new Map<string, Counting>()
  return {
    async consume(key, rule) {
      let limiter = limiters.get(rule.name)
      if (!limiter) {
        limiter = create(rule)
        limiters.set(rule.name, limiter)
      }
      try {
        await limiter.consume(key)
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        throw new CodedError('rate_limited', `Try again in ${retryAfterSeconds} seconds`, { retryAfterSeconds })
      }
    },
  }
}
