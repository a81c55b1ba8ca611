/**
 * 32 random bytes in base64url, 43 characters: what stands for a visitor who gave no name, and for
 * a message until it is acknowledged. (`crypto.randomUUID` is missing on pages without https.)
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
}
