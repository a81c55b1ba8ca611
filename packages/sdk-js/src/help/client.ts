import type {
  Article,
  ArticlePage,
  GiveArticleFeedback,
  HelpCategory,
  ReportHelpActivity,
  SearchResult,
  SuggestedHelp,
} from '@deskbell/protocol'
import { NAME_LENGTH, QUERY_LENGTH } from '../core/limits.ts'
import { randomId } from '../core/random.ts'
import { platformRuntime, type Runtime } from '../core/runtime.ts'
import { createActivity } from './activity.ts'
import { createAnswers } from './answers.ts'
import { createSearch } from './search.ts'
import type { HelpClient, HelpClientOptions } from './types.ts'

/**
 * Reads a help centre as its readers do, without a session. Needs no `createClient`.
 *
 * @example
 * const help = createHelpClient({ url: 'https://desk.example.com', workspaceKey: 'wk_…', locale: 'en' })
 * help.searching.subscribe(({ shown }) => list(shown?.result.items ?? []))
 * help.search('refund')
 */
export function createHelpClient(options: HelpClientOptions): HelpClient {
  return openHelpClient(options, platformRuntime(options.fetch))
}

/** As `createHelpClient`, with the surroundings given. */
export function openHelpClient({ url, workspaceKey, locale }: HelpClientOptions, runtime: Runtime): HelpClient {
  const answers = createAnswers(runtime, url, { workspace: workspaceKey, locale })
  const reader = { workspace: workspaceKey, locale }
  const voters = new Map<string, string>()
  let sessionId = ''

  const activity = createActivity(runtime, (activities) => {
    sessionId ||= randomId()
    const report: ReportHelpActivity = { ...reader, sessionId, activities: [...activities] }
    // Lost reports are not worth a reader's battery.
    answers.post('/v1/help/activity', report).catch(() => {})
  })
  const search = createSearch(runtime, answers, activity)
  const articlePath = (slug: string): string => `/v1/help/articles/${encodeURIComponent(slug)}`

  function voterOf(articleId: string): string {
    const voter = voters.get(articleId) ?? randomId()
    voters.set(articleId, voter)
    return voter
  }

  return {
    categories: async () => (await answers.get<{ items: HelpCategory[] }>('/v1/help/categories')).items,
    articles: (filter = {}) => answers.get<ArticlePage>('/v1/help/articles', { ...filter }),
    article: (slug) => answers.get<Article>(articlePath(slug)),
    keptArticle: (slug) => answers.kept<Article>(articlePath(slug)),
    suggest({ url: page, title }) {
      const bare = page.replace(/[?#].*$/s, '')
      return answers.get<SuggestedHelp>('/v1/help/suggestions', { url: bare, title: title.slice(0, NAME_LENGTH) })
    },
    find: (query) =>
      answers.get<SearchResult>('/v1/help/search', { q: query.trim().slice(0, QUERY_LENGTH), limit: '5' }),
    searching: search.state,
    search: search.type,
    async vote(articleId, { clientId = voterOf(articleId), helpful, comment }) {
      const vote: GiveArticleFeedback = { ...reader, clientId, helpful, comment: comment ?? '' }
      await answers.post(`/v1/help/articles/${articleId}/feedback`, vote)
      return clientId
    },
    report: activity.add,
    destroy() {
      activity.close()
      search.close()
      answers.close()
    },
  }
}
