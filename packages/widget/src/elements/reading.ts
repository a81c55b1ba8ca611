import type { Article } from '@deskbell/protocol'
import { createHelpClient, type HelpClient } from '@deskbell/sdk/help'
import { ARTICLE_CSS, drawArticle } from '../article/index.ts'
import { translator } from '../i18n/translate.ts'
import { direction } from '../loader/direction.ts'
import { loadHelpWords } from '../messenger/features/help/words/words.ts'
import { articlePage, type Setting } from './setting.ts'

const clients = new Map<string, HelpClient>()
let sheet: CSSStyleSheet | undefined

/** One client for all elements of a page that read from the same place. */
function clientOf({ url, workspace, locale }: Setting): HelpClient {
  const key = JSON.stringify([url, workspace, locale])
  let client = clients.get(key)
  if (!client) {
    client = createHelpClient({ url, workspaceKey: workspace, locale })
    clients.set(key, client)
  }
  return client
}

/** Reads an article; throws what the help client throws. */
export function readArticle(setting: Setting, slug: string): Promise<Article> {
  return clientOf(setting).article(slug)
}

/** Counts that a reader asked to see an article. */
export function reportView(setting: Setting, article: Article): void {
  clientOf(setting).report({ type: 'view', articleId: article.id })
}

/** Draws the body of an article into a place, with the styles it needs. */
export async function drawInto(place: HTMLElement, setting: Setting, article: Article): Promise<void> {
  const t = translator(setting.locale, await loadHelpWords(setting.locale))
  const root = place.getRootNode() as ShadowRoot
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(ARTICLE_CSS)
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
  const ticked = new Set<string>()
  place.classList.add('a-article')
  place.lang = article.locale
  place.dir = direction(article.locale)
  place.replaceChildren(
    drawArticle(article.tree, {
      origin: setting.url,
      articleHref: (slug) => articlePage(setting, slug),
      headingOffset: 1,
      words: {
        note: t('note'),
        tip: t('tip'),
        important: t('important'),
        warning: t('warning'),
        caution: t('caution'),
        playVideo: t('playVideo'),
        download: t('download'),
        stepsDone: (done, of) => t.count('stepsDone', of, { done: done.toLocaleString(t.locale) }),
      },
      steps: {
        isTicked: (id) => ticked.has(id),
        tick: (id, on) => void (on ? ticked.add(id) : ticked.delete(id)),
      },
    }),
  )
}
