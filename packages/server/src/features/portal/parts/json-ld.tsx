/** @jsxImportSource hono/jsx */
import type { ArticleTree } from '@deskbell/protocol'
import { raw } from 'hono/html'
import { blockText } from '../../../platform/markdown/text.ts'
import type { Place } from '../address.ts'
import { addressOf, type Site } from '../site.ts'

/**
 * What search engines read of a page. A data block, which browsers never execute; `<` is written so
 * that nothing in it can end the element.
 */
export function JsonLd({ data }: { readonly data: object }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')
  return <script type="application/ld+json">{raw(json)}</script>
}

/** One step on the way from the help centre's first page. */
export interface Crumb {
  readonly name: string
  readonly place: Place
}

export function breadcrumbList(site: Site, crumbs: readonly Crumb[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, place }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: addressOf(site, place),
    })),
  }
}

/** A question and its answer. */
export function question(name: string, tree: ArticleTree): object {
  return { '@type': 'Question', name, acceptedAnswer: { '@type': 'Answer', text: blockText(tree) } }
}

/** The steps of a guide, or null where it has none. */
export function howToSteps(tree: ArticleTree): object[] | null {
  const steps = tree.flatMap((block) => (block.t === 'steps' ? block.items : []))
  if (steps.length === 0) return null
  return steps.map(({ c }, index) => {
    const [name = '', ...rest] = blockText(c).split('\n')
    return { '@type': 'HowToStep', position: index + 1, name, text: [name, ...rest].join(' ') }
  })
}
