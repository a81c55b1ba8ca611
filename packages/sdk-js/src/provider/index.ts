export { createProvider } from './client.ts'
export { shownBooking } from './shown.ts'
export type * from './types.ts'
