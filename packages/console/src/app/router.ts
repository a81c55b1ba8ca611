import { type ReadonlySignal, signal } from '@preact/signals'
import { BASE, parseRoute, type Route } from './routes.ts'

export interface Router {
  readonly route: ReadonlySignal<Route>
  /** Goes to an address of the console. `replace` leaves no step to go back to. */
  go(href: string, how?: { replace?: boolean }): void
  /** Lets links inside the console be followed without a page load. Returns its disposer. */
  listen(): () => void
}

export function createRouter(): Router {
  const route = signal(parseRoute(location.pathname))
  const read = () => {
    route.value = parseRoute(location.pathname)
  }
  const go = (href: string, how: { replace?: boolean } = {}) => {
    if (how.replace) history.replaceState(null, '', href)
    else if (href !== location.pathname) history.pushState(null, '', href)
    read()
  }
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || !isOurs(link, event)) return
    event.preventDefault()
    go(link.pathname)
  }
  return {
    route,
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
