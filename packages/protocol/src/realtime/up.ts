import * as v from 'valibot'

/** What a client may say on a socket. `hello` comes first and carries the room ticket. */
export const Up = v.variant('t', [
  v.strictObject({
    t: v.literal('hello'),
    v: v.pipe(v.number(), v.integer()),
    ticket: v.pipe(v.string(), v.maxLength(2048)),
  }),
  v.strictObject({ t: v.literal('ping') }),
  v.strictObject({ t: v.literal('typing'), on: v.boolean() }),
])
export type Up = v.InferOutput<typeof Up>
