import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Email, IsoTime, isOneLine, Locale, Name, TimeZone } from '../core/values.ts'

/** What the host says of a customer, such as plan or organization: short text, number or yes/no. */
export const Attributes = v.pipe(
  v.record(
    v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.attributeKeyLength)),
    v.union([
      v.pipe(v.string(), v.maxLength(LIMITS.attributeValueLength)),
      v.pipe(v.number(), v.finite()),
      v.boolean(),
    ]),
  ),
  v.maxEntries(LIMITS.attributeCount),
)
export type Attributes = v.InferOutput<typeof Attributes>

/**
 * A person who asks for help. `verified` is true only where the host's signature vouched for the
 * identity; an address that a visitor typed opens nothing.
 */
export const Customer = v.object({
  id: id('customer'),
  verified: v.boolean(),
  externalId: v.nullable(v.string()),
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  /** E.164, such as `+351910000000`; only ever what the host vouched for. */
  phone: v.nullable(v.string()),
  locale: v.nullable(v.string()),
  timeZone: v.nullable(v.string()),
  attributes: Attributes,
  /** The page the customer was last seen on, and when. */
  lastPage: v.nullable(v.object({ url: v.string(), title: v.nullable(v.string()) })),
  lastSeenAt: v.nullable(IsoTime),
  createdAt: IsoTime,
})
export type Customer = v.InferOutput<typeof Customer>

/** What customers may say of themselves; all of it unverified. */
export const UpdateCustomer = v.strictObject({
  name: v.optional(v.nullable(Name)),
  email: v.optional(v.nullable(Email)),
  locale: v.optional(v.nullable(Locale)),
  timeZone: v.optional(v.nullable(TimeZone)),
  attributes: v.optional(Attributes),
  page: v.optional(
    v.strictObject({
      url: v.pipe(v.string(), v.maxLength(LIMITS.urlLength), v.url('must be an absolute address'), isOneLine),
      title: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.nameLength), isOneLine)),
    }),
  ),
})
export type UpdateCustomer = v.InferOutput<typeof UpdateCustomer>
