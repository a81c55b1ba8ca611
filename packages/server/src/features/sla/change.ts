/**
 * A thing with what a change names put in place of what it had; what the change leaves out stays.
 *
 * @example changed({ name: 'A', hours: null }, { name: undefined, hours }) // { name: 'A', hours }
 */
export function changed<T extends object>(before: T, change: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const named = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...before, ...(Object.fromEntries(named) as Partial<T>) }
}
