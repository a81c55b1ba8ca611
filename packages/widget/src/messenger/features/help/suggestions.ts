import type { ArticleSummary, SuggestedHelp } from '@deskbell/protocol'
import type { HelpClient, HelpPage } from '@deskbell/sdk/help'
import type { Suggestion } from '../../../loader/types.ts'

/** Articles to offer on a page, and who chose them: `host` is the page itself. */
export interface Suggested {
  readonly items: readonly Pick<ArticleSummary, 'slug' | 'title' | 'excerpt' | 'locale'>[]
  readonly from: SuggestedHelp['from'] | 'host'
}

/** How many of the articles that a page names are fetched. */
const NAMED = 5

/**
 * What the host names goes before what the service finds for the page; where nothing of it can be
 * read, the service is asked.
 */
export async function readSuggestions(
  client: HelpClient,
  wish: Suggestion | undefined,
  page: HelpPage,
): Promise<Suggested> {
  const items = wish ? await wished(client, wish) : []
  return items.length > 0 ? { items, from: 'host' } : client.suggest(page)
}

async function wished(client: HelpClient, wish: Suggestion): Promise<Suggested['items']> {
  if (typeof wish === 'string') return (await client.find(wish)).items.map(({ article }) => article)
  const named = await Promise.allSettled(wish.articles.slice(0, NAMED).map((slug) => client.article(slug)))
  return named.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}
