import type {
  Article,
  ArticlePage,
  GiveArticleFeedback,
  HelpCategory,
  ReportHelpActivity,
  SuggestedHelp,
} from '@deskbell/protocol'
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
      const { origin, pathname } = new URL(page)
      return answers.get<SuggestedHelp>('/v1/help/suggestions', { url: origin + pathname, title: title.slice(0, 200) })
    },
    searching: search.state,
    search: search.type,
    vote(articleId, { clientId = voterOf(articleId), helpful, comment }) {
      const vote: GiveArticleFeedback = { ...reader, clientId, helpful, comment: comment ?? '' }
      return answers.post(`/v1/help/articles/${articleId}/feedback`, vote)
    },
    report: activity.add,
    destroy() {
      activity.close()
      search.close()
      answers.close()
    },
  }
}
