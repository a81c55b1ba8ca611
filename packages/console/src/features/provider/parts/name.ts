import type { SharedBooking } from '@deskbell/protocol'
import { shortName } from '../../../ui/names.ts'

/** How the customer of a visit is spoken of in passing. */
export const firstName = ({ customer }: Pick<SharedBooking, 'customer'>): string => shortName(customer)
