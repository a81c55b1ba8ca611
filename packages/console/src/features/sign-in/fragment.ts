/**
 * The token in the fragment, as `#…` or `#token=…`. It is taken out of the address at once, so that
 * it stays in neither the history nor a copied link; fragments are never sent to a server.
 */
export function takeToken(): string | null {
  const token = tokenIn(location.hash)
  if (location.hash) history.replaceState(history.state, '', location.pathname)
  return token
}

/** @example tokenIn('#abc') // 'abc' */
export function tokenIn(hash: string): string | null {
  const text = hash.replace(/^#/, '').replace(/^token=/, '')
  return /^[\w.~-]+$/.test(text) ? text : null
}
