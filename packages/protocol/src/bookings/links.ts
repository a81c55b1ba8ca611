import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { IsoTime } from '../core/values.ts'
import { BOOKING_LINK_SCOPES } from './states.ts'

export const BookingLinkScope = v.picklist(BOOKING_LINK_SCOPES, 'must be manage or view')
export type BookingLinkScope = v.InferOutput<typeof BookingLinkScope>

export const CreateBookingLink = v.strictObject({ scope: BookingLinkScope })
export type CreateBookingLink = v.InferOutput<typeof CreateBookingLink>

/** Addresses that need no session. Whoever has one may do what its scope says until it ends. */
export const BookingLink = v.object({
  scope: BookingLinkScope,
  /** The page. */
  url: v.string(),
  /** An `.ics` file. */
  calendarUrl: v.string(),
  /** The confirmation as PDF. */
  confirmationUrl: v.string(),
  expiresAt: IsoTime,
})
export type BookingLink = v.InferOutput<typeof BookingLink>

export const OpenBookingLink = v.strictObject({ token: v.pipe(v.string(), v.minLength(20), v.maxLength(200)) })
export type OpenBookingLink = v.InferOutput<typeof OpenBookingLink>

/** What a guest's requests carry, as `Authorization: Bearer`. */
export const BookingSession = v.object({
  accessToken: v.string(),
  expiresAt: IsoTime,
  bookingId: id('booking'),
  scope: BookingLinkScope,
})
export type BookingSession = v.InferOutput<typeof BookingSession>
