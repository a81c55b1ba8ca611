/**
 * The token in the fragment, such as `#token=…`. It is taken out of the address at once, so that it
 * stays in neither the history nor a copied link; fragments are never sent to a server.
 */
export function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (location.hash) history.replaceState(history.state, '', location.pathname)
  return token
}
