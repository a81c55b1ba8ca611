import { createHmac, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import type { ProviderReport } from './reports.ts'

/** A customer's own message: from its time on, plain text may go for 24 hours. */
export interface WhatsAppInbound {
  readonly id: string
  /** E.164. */
  readonly from: string
  readonly at: number
}

export interface WhatsAppReport {
  readonly reports: readonly ProviderReport[]
  readonly inbound: readonly WhatsAppInbound[]
}

const Status = v.object({
  id: v.string(),
  status: v.picklist(['sent', 'delivered', 'read', 'failed']),
  biz_opaque_callback_data: v.optional(v.string()),
  errors: v.optional(
    v.array(
      v.object({
        code: v.number(),
        title: v.optional(v.string()),
        error_data: v.optional(v.object({ details: v.optional(v.string()) })),
      }),
    ),
    [],
  ),
})
const Inbound = v.object({
  id: v.string(),
  from: v.pipe(v.string(), v.regex(/^\d{5,20}$/)),
  timestamp: v.pipe(v.string(), v.regex(/^\d{1,12}$/)),
})
const Body = v.object({
  entry: v.array(
    v.object({
      changes: v.array(
        v.object({
          value: v.object({
            statuses: v.optional(v.array(v.unknown()), []),
            messages: v.optional(v.array(v.unknown()), []),
          }),
        }),
      ),
    }),
  ),
})

/** No WhatsApp under that number, or one that takes nothing from us. */
const GONE = 131026

/**
 * Reads what Meta reports by its webhook, where it is Meta that does. What of it we do not know is left out.
 *
 * @param body as it came, byte for byte: that is what is signed
 * @param signature256 the header `X-Hub-Signature-256`
 * @returns `forged` where the signature is not Meta's
 */
export function readWhatsAppReport(
  body: string | Uint8Array,
  signature256: string | null | undefined,
  appSecret: string,
): WhatsAppReport | 'forged' {
  const given = /^sha256=([0-9a-f]{64})$/.exec(signature256 ?? '')?.[1]
  const expected = createHmac('sha256', appSecret).update(body).digest()
  if (!given || !timingSafeEqual(Buffer.from(given, 'hex'), expected)) return 'forged'
  const parsed = v.safeParse(Body, parse(body))
  const values = parsed.success ? parsed.output.entry.flatMap((one) => one.changes.map((change) => change.value)) : []
  return {
    reports: known(
      Status,
      values.flatMap((value) => value.statuses),
    ).map(reportOf),
    inbound: known(
      Inbound,
      values.flatMap((value) => value.messages),
    ).map(({ id, from, timestamp }) => ({
      id,
      from: `+${from}`,
      at: Number(timestamp) * 1000,
    })),
  }
}

function reportOf({ id, status, errors, biz_opaque_callback_data: key }: v.InferOutput<typeof Status>): ProviderReport {
  const [error] = errors
  const words = error && (error.error_data?.details ?? error.title)
  const detail = error ? `error ${error.code}${words ? `: ${words}` : ''}`.slice(0, 300) : null
  const isFailed = status === 'failed'
  return {
    providerId: id,
    status,
    isGone: isFailed && error?.code === GONE,
    detail: isFailed ? detail : null,
    ...(key && { key }),
  }
}

function known<S extends v.GenericSchema>(schema: S, items: readonly unknown[]): v.InferOutput<S>[] {
  return items.flatMap((item) => {
    const result = v.safeParse(schema, item)
    return result.success ? [result.output] : []
  })
}

function parse(body: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'))
  } catch {
    return null
  }
}
