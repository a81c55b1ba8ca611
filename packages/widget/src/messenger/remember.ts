/** Keeps the last result for as long as what it was made of stays the same. */
export function remember<T>(): (parts: readonly unknown[], make: () => T) => T {
  let last: { readonly parts: readonly unknown[]; readonly result: T } | undefined
  return (parts, make) => {
    if (!last || parts.some((part, index) => part !== last?.parts[index])) last = { parts, result: make() }
    return last.result
  }
}
