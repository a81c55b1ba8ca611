/**
 * A name for programs made from what people read, in what a key may hold; numbered where it is taken.
 *
 * @example keyOf('Refund or money back?', ['refund_or_money_back']) // 'refund_or_money_back_2'
 */
export function keyOf(label: string, taken: readonly string[] = [], fallback = 'field'): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 36)
    .replace(/_+$/, '')
  const base = plain || fallback
  let key = base
  for (let n = 2; taken.includes(key); n += 1) key = `${base}_${n}`
  return key
}
