import type { NotificationKind, TemplateWords } from '@deskbell/protocol'

type Of<Prefix extends string> = Extract<NotificationKind, `${Prefix}_${string}`>

/** Kinds about bookings, to whoever comes and to support. */
export type FieldKind = Of<'agent_booking' | 'agent_completion' | 'agent_review'>
/** Kinds about requests, to customers and to agents. */
export type SupportKind = Of<'ticket'> | Exclude<Of<'agent'>, FieldKind>
/** Kinds about bookings, to customers. */
export type BookingKind = Of<'booking' | 'completion'>
export type PaymentKind = Of<'order'> | 'payment_received' | 'invoice_reminder'
export type SystemKind = Exclude<NotificationKind, SupportKind | BookingKind | FieldKind | PaymentKind>

/** The words of some kinds in one language. */
export type Family<K extends NotificationKind> = Readonly<Record<K, TemplateWords>>

/** Paragraphs of a body, parted by an empty line. */
export function text(...paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n')
}
