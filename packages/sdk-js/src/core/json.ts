/** Reads JSON that may be anything; null where it is none. */
export function parseJson<T>(text: unknown): T | null {
  try {
    return JSON.parse(String(text))
  } catch {
    return null
  }
}
