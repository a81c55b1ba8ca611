import { batch, type ReadonlySignal, signal } from '@preact/signals'
import { BASE, parseRoute, type Route } from './routes.ts'

export interface Router {
  readonly route: ReadonlySignal<Route>
  /** The query with its `?`, or nothing. */
  readonly search: ReadonlySignal<string>
  /** Goes to an address of the console. `replace` leaves no step to go back to. */
  go(href: string, how?: { replace?: boolean }): void
  /** Lets links inside the console be followed without a page load. Returns its disposer. */
  listen(): () => void
}

export function createRouter(): Router {
  const route = signal(parseRoute(location.pathname))
  const search = signal(location.search)
  const read = () => {
    batch(() => {
      const next = parseRoute(location.pathname)
      // The same place stays the same value, so that a new query alone draws little anew.
      if (JSON.stringify(next) !== JSON.stringify(route.peek())) route.value = next
      search.value = location.search
    })
  }
  const go = (href: string, how: { replace?: boolean } = {}) => {
    if (how.replace) history.replaceState(null, '', href)
    else if (href !== location.pathname + location.search) history.pushState(null, '', href)
    read()
  }
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || !isOurs(link, event)) return
    event.preventDefault()
    go(link.pathname + link.search)
  }
  return {
    route,
    search,
    go,
    listen() {
      addEventListener('popstate', read)
      document.addEventListener('click', onClick)
      return () => {
        removeEventListener('popstate', read)
        document.removeEventListener('click', onClick)
      }
    },
  }
}

function isOurs(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0) return false
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false
  return (
    link.target === '' &&
    !link.hasAttribute('download') &&
    link.origin === location.origin &&
    link.pathname.startsWith(BASE)
  )
}
