/**
 * The caller's address. Each trusted proxy adds the address it was called from at the right end of
 * X-Forwarded-For; what stands further left is the caller's own invention.
 *
 * @example callerAddress('10.0.0.1', '6.6.6.6, 1.2.3.4', 1) // '1.2.3.4'
 */
export function callerAddress(peer: string, forwarded: string | undefined, trustedProxies: number): string {
  if (trustedProxies === 0 || forwarded === undefined) return peer
  const addresses = forwarded.split(',').map((part) => part.trim())
  return addresses.at(-trustedProxies) || peer
}
