import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { IsoTime, Name } from '../core/values.ts'

/** What the back end of a host may do with a key. */
export const API_KEY_SCOPES = ['bookings:read', 'bookings:write', 'notifications:write'] as const
export const ApiKeyScope = v.picklist(API_KEY_SCOPES, `must be one of ${API_KEY_SCOPES.join(', ')}`)
export type ApiKeyScope = v.InferOutput<typeof ApiKeyScope>

export const ApiKey = v.object({
  id: id('apiKey'),
  name: v.string(),
  scopes: v.array(ApiKeyScope),
  /** Its last four characters. */
  end: v.string(),
  createdAt: IsoTime,
  /** To the day, so that no request has to write. */
  lastUsedAt: v.nullable(IsoTime),
})
export type ApiKey = v.InferOutput<typeof ApiKey>
export const ApiKeyList = v.object({ items: v.array(ApiKey) })
export type ApiKeyList = v.InferOutput<typeof ApiKeyList>

export const CreateApiKey = v.strictObject({
  name: Name,
  scopes: v.pipe(v.array(ApiKeyScope), v.minLength(1, 'must name a scope'), v.maxLength(API_KEY_SCOPES.length)),
})
export type CreateApiKey = v.InferOutput<typeof CreateApiKey>

/** `secret` is shown this once: `dbk_…`, sent as `Authorization: Bearer`. */
export const NewApiKey = v.object({ ...ApiKey.entries, secret: v.string() })
export type NewApiKey = v.InferOutput<typeof NewApiKey>
