import { LIMITS } from '@deskbell/protocol'
import type { Place } from './address.ts'
import type { Page } from './page.ts'
import { articlePage } from './pages/article.tsx'
import { categoryPage } from './pages/category.tsx'
import { contactPage } from './pages/contact.tsx'
import { faqPage } from './pages/faq.tsx'
import { homePage } from './pages/home.tsx'
import { notFoundPage } from './pages/not-found.tsx'
import { type Asked, ROWS, searchPage } from './pages/search.tsx'
import type { Voted } from './parts/ask.tsx'
import type { Site } from './site.ts'

/** How a page is made, and the name under which it can be kept: what was asked, without what pages ignore. */
export interface Plan {
  readonly name: string
  make(site: Site): Promise<Page>
}

const MINUTE = 60_000
const VOTED: readonly string[] = ['yes', 'no', 'comment'] satisfies Voted[]

/** Null for places that are not pages. */
export function planOf(place: Place, query: URLSearchParams, now: number): Plan | null {
  switch (place.name) {
    case 'home':
      return { name: 'home', make: homePage }
    case 'category': {
      const from = query.get('from')
      return { name: `category ${place.slug} ${from}`, make: (site) => categoryPage(site, place.slug, from) }
    }
    case 'article': {
      const voted = votedOf(query)
      return { name: `article ${place.slug} ${voted}`, make: (site) => articlePage(site, place.slug, voted) }
    }
    case 'faq': {
      const voted = slugOf(query.get('voted'))
      return { name: `faq ${voted}`, make: (site) => faqPage(site, voted) }
    }
    case 'search': {
      const asked = askedOf(query)
      return { name: `search ${JSON.stringify(asked)}`, make: (site) => searchPage(site, asked) }
    }
    case 'contact':
      return { name: `contact ${Math.floor(now / MINUTE)}`, make: contactPage }
    case 'nowhere':
      return { name: '', make: (site) => notFoundPage(site, place) }
    default:
      return null
  }
}

function votedOf(query: URLSearchParams): Voted | null {
  const voted = query.get('voted') ?? ''
  return VOTED.includes(voted) ? (voted as Voted) : null
}

function slugOf(text: string | null): string | null {
  return text !== null && /^[a-z0-9-]{1,100}$/.test(text) ? text : null
}

function askedOf(query: URLSearchParams): Asked {
  const words = (query.get('q') ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim()
  const tag = (query.get('tag') ?? '').trim().toLowerCase().slice(0, LIMITS.tagLength)
  const page = Number(/^\d{1,3}$/.exec(query.get('page') ?? '')?.[0] ?? 1)
  return {
    q: words.slice(0, LIMITS.queryLength).trim(),
    category: slugOf(query.get('category')),
    tag: tag === '' ? null : tag,
    page: Math.min(Math.max(1, page), LIMITS.pageSizeMax / ROWS),
    isCut: words.length > LIMITS.queryLength,
  }
}
