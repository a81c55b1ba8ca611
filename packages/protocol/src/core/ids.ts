import * as v from 'valibot'

/**
 * The prefix of every kind of id. Ids are TypeIDs (typeid.io, spec 0.3): a prefix, an underscore
 * and 26 characters of Crockford base 32 that sort by creation time.
 */
export const ID_PREFIXES = {
  workspace: 'wsp',
  signUp: 'sgn',
  user: 'usr',
  agent: 'agt',
  invitation: 'inv',
  passwordLink: 'pwl',
  identityKey: 'key',
  customer: 'cus',
  session: 'ses',
  conversation: 'cnv',
  entry: 'ent',
  category: 'cat',
  article: 'art',
  reviewComment: 'rvc',
  file: 'fil',
  ticket: 'tkt',
  ticketType: 'tty',
  ticketView: 'tvw',
  note: 'not',
  team: 'tem',
  calendar: 'cal',
  slaPolicy: 'slp',
  attachment: 'att',
  cannedResponse: 'can',
  macro: 'mac',
  supportLink: 'lnk',
  notification: 'ntf',
  delivery: 'dlv',
  suppression: 'sup',
  pushSubscription: 'psh',
  webhookEndpoint: 'whe',
  webhookDelivery: 'whd',
  inboundMail: 'mli',
  booking: 'bkg',
  bookingLink: 'bkl',
  review: 'rev',
  apiKey: 'apk',
  event: 'evt',
  job: 'job',
} as const

export type IdKind = keyof typeof ID_PREFIXES

const SUFFIX = '[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}'

/**
 * A schema for the id of one kind of thing.
 *
 * @example v.parse(id('conversation'), 'cnv_01h455vb4pex5vsknk084sn02q')
 */
export function id<K extends IdKind>(kind: K) {
  const prefix = ID_PREFIXES[kind]
  return v.pipe(
    v.string(),
    v.regex(new RegExp(`^${prefix}_${SUFFIX}$`), `must be ${kind} id, such as ${prefix}_01h455vb4pex5vsknk084sn02q`),
  )
}

/**
 * An id made by a client, so that a retried write answers with the first result. Any UUID or
 * comparable random string will do; it must be unique per conversation and sender.
 */
export const ClientId = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{16,64}$/, 'must be 16 to 64 letters, digits, "-" or "_"'),
)
