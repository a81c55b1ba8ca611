import type { CategoryIcon } from '@deskbell/protocol'
import { type Signal, signal } from '../../signals.ts'

/** Path data of Lucide icons (ISC licence; see NOTICE) that only help shows: a 24 × 24 box, stroked. */
const HELP_ICONS = {
  search: 'm21 21-4.34-4.34M11 3a8 8 0 1 0 0 16 8 8 0 1 0 0-16',
  'external-link': 'M15 3h6v6M10 14 21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6',
  'file-text':
    'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M10 9H8M16 13H8M16 17H8',
} as const

/** The icons of categories, once they are here: more than the rest of help needs at first. */
const categories: Signal<Readonly<Record<string, string>> | null> = signal(null)
let fetching = false

async function fetchCategoryIcons(): Promise<void> {
  if (fetching) return
  fetching = true
  const icons = await import('../../../theme/category-icons.ts').catch(() => null)
  fetching = icons !== null
  categories.value = icons?.CATEGORY_PATHS ?? categories.peek()
}

/** One icon for the eye only, as `Icon` draws those of the messenger. */
export function HelpIcon({ name }: { readonly name: keyof typeof HELP_ICONS }) {
  return <Shape path={HELP_ICONS[name]} />
}

/** The icon of a category; its place is kept until it comes. */
export function TopicIcon({ name }: { readonly name: CategoryIcon }) {
  const paths = categories.value
  if (!paths) fetchCategoryIcons()
  // A name that only a newer service knows is an open book here.
  return <Shape path={paths ? (paths[name] ?? paths['book-open'] ?? '') : ''} />
}

function Shape({ path }: { readonly path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
