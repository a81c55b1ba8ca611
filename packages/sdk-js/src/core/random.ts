/**
 * 43 random letters and digits, more than 200 bits: what stands for a visitor who gave no name, and
 * for a message until it is acknowledged. (`crypto.randomUUID` is missing on pages without https.)
 */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(43)), (byte) => (byte % 36).toString(36)).join('')
}
