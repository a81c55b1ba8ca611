import * as v from 'valibot'
import { IsoTime, Locale, TimeZone } from '../core/values.ts'
import { Customer } from '../customers/schemas.ts'

/** The public key of a workspace, which stands in the script tag and opens nothing by itself. */
export const WorkspaceKey = v.pipe(
  v.string(),
  v.regex(/^wk_[A-Za-z0-9]{16,40}$/, 'must be a workspace key, such as wk_…'),
)

/** A random secret that the browser makes when the visitor first acts: 32 bytes, base64url. */
export const VisitorSecret = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 random bytes in base64url'))

/** A JWT signed by the host's server: HS256, with kid, sub and exp. */
export const IdentityToken = v.pipe(v.string(), v.maxLength(4096), v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'must be a JWT'))

/**
 * Exchanges a visitor secret, an identity token, or both, for a short access token. With both, the
 * visitor's conversations pass to the identified customer, once.
 */
export const CreateSession = v.pipe(
  v.strictObject({
    workspaceKey: WorkspaceKey,
    visitorSecret: v.optional(VisitorSecret),
    identityToken: v.optional(IdentityToken),
    locale: v.optional(Locale),
    timeZone: v.optional(TimeZone),
  }),
  v.check((input) => Boolean(input.visitorSecret ?? input.identityToken), 'needs a visitorSecret or an identityToken'),
)
export type CreateSession = v.InferOutput<typeof CreateSession>

export const Session = v.object({
  accessToken: v.string(),
  expiresAt: IsoTime,
  customer: Customer,
})
export type Session = v.InferOutput<typeof Session>
