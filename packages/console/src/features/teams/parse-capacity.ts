/**
 * How much a person takes, as it is typed: nothing stands for no bound (null). Undefined where it is
 * no number that the service takes.
 */
export function parseCapacity(text: string): number | null | undefined {
  const plain = text.trim()
  if (plain === '') return null
  const most = /^\d{1,4}$/.test(plain) ? Number(plain) : 0
  return most >= 1 && most <= 1_000 ? most : undefined
}
