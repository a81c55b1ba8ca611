import type { HelpPage } from '@deskbell/sdk/help'
import type { Shell } from '../../../loader/types.ts'
import { type Signal, signal } from '../../signals.ts'

/** How often the address is looked at; ms. There is no event for every way in which a page moves on. */
const GLANCE = 300

/** The page the visitor looks at, followed while somebody wants to know. */
export interface PageWatch {
  readonly page: Signal<HelpPage>
  /** Follows the page until the answer is called. */
  follow(): () => void
}

export function watchPage(shell: Shell): PageWatch {
  const page = signal(pageOf(shell))
  /** Titles often follow the address, and some blink: the one that stands a glance later counts, until the next address. */
  let moved = false

  function glance(): void {
    const next = pageOf(shell)
    if (moved) page.value = next
    moved = !moved && path(next) !== path(page.peek())
  }

  return {
    page,
    follow() {
      const now = pageOf(shell)
      if (path(now) !== path(page.peek())) page.value = now
      const timer = setInterval(glance, GLANCE)
      return () => clearInterval(timer)
    },
  }
}

const path = ({ url }: HelpPage): string => url.split(/[?#]/)[0] ?? ''

/** What the host said of the page, for as long as the browser is where it was then; else the browser's own word. */
function pageOf(shell: Shell): HelpPage {
  const { page } = shell.options()
  const own = { url: location.href, title: document.title }
  if (page?.at !== own.url) return own
  return { url: URL.parse(page.url, own.url)?.href ?? own.url, title: page.title }
}
