import { Attributes, CodedError, Email, isOneLine, Name, Phone } from '@deskbell/protocol'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import * as v from 'valibot'

/** What a host's signature vouches for. Absent claims leave what is known as it is. */
export interface VouchedIdentity {
  readonly externalId: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly attributes?: Attributes
  /** When the token expires, in epoch milliseconds. */
  readonly expiresAt: number
  readonly kid: string
}

const Claims = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(200), isOneLine),
  exp: v.number(),
  name: v.optional(Name),
  email: v.optional(Email),
  phone: v.optional(Phone),
  attributes: v.optional(Attributes),
})

/**
 * Checks an identity token: HS256 by a current key of the workspace, named by `kid`, with `sub` and
 * an `exp` in the future. `findSecret` answers null for an unknown key. Throws `invalid_identity`.
 */
export async function verifyIdentity(
  token: string,
  now: number,
  findSecret: (kid: string) => Promise<string | null>,
): Promise<VouchedIdentity> {
  const kid = kidOf(token)
  const secret = kid === null ? null : await findSecret(kid)
  if (kid === null || secret === null) throw new CodedError('invalid_identity', 'The key named by "kid" is not known')
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(now),
    })
    const { sub, exp, name, email, phone, attributes } = v.parse(Claims, payload)
    return {
      externalId: sub,
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
      ...(attributes !== undefined && { attributes }),
      expiresAt: exp * 1000,
      kid,
    }
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : undefined
    throw new CodedError('invalid_identity', detail, { cause })
  }
}

function kidOf(token: string): string | null {
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    return alg === 'HS256' && typeof kid === 'string' ? kid : null
  } catch {
    return null
  }
}
