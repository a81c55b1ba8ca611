/**
 * Why a socket was closed. 1001 comes before a restart: come back, spread out. Codes 44xx say that
 * trying again with the same ticket or frames is pointless.
 */
export const CLOSE_CODES = {
  goingAway: 1001,
  malformedFrame: 4400,
  ticketRefused: 4401,
  helloTimeout: 4408,
  frameTooLarge: 4413,
  protocolUnsupported: 4426,
  flood: 4429,
} as const
export type CloseCode = (typeof CLOSE_CODES)[keyof typeof CLOSE_CODES]

/** Whether a close code tells the client to stop retrying as it did. */
export function stopsRetrying(code: number): boolean {
  return Math.trunc(code / 100) === 44
}
