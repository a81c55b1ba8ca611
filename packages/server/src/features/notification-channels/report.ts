import type { DeliveryStatus, Suppression } from '@deskbell/protocol'

/** What providers say of a delivery. */
export type ReportedStatus = Extract<DeliveryStatus, 'sent' | 'delivered' | 'bounced' | 'complained' | 'failed'>

/** What became of one message, as its provider reports it; the same for all of them. */
export interface DeliveryReport {
  readonly provider: 'resend' | 'twilio' | 'whatsapp'
  /** The same whenever it is reported again. */
  readonly id: string
  /** Whose account it came from; null where all workspaces share one. */
  readonly workspaceId: string | null
  /** The provider's own id of the message. */
  readonly providerId: string
  /** Our id, where it went along with the message. */
  readonly deliveryId: string | null
  /** Null where it says only why it takes so long. */
  readonly status: ReportedStatus | null
  readonly reason: string | null
  /** Why nothing more is to go to the address; null where it may. */
  readonly suppress: Suppression['reason'] | null
}

/**
 * From which statuses a report moves a delivery. Reports come in any order: one that is late never turns a
 * status back, since what it names is not among these any more.
 */
export const MOVES: Readonly<Record<ReportedStatus, readonly DeliveryStatus[]>> = {
  sent: ['uncertain'],
  delivered: ['uncertain', 'sent'],
  failed: ['uncertain', 'sent'],
  bounced: ['uncertain', 'sent', 'delivered'],
  complained: ['uncertain', 'sent', 'delivered'],
}

const REASON_LENGTH = 500

/** A provider's own words as they may stand in the database and be shown. Null where there are none. */
export function reasonOf(...parts: readonly unknown[]): string | null {
  const text = parts
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(': ')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, REASON_LENGTH)
    .toWellFormed()
  return text === '' ? null : text
}
