/** 32 random hexadecimal digits: what stands for something until the service has acknowledged it. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
