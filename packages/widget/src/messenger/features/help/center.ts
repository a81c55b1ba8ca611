import type { Article, ArticlePage, HelpCategory } from '@deskbell/protocol'
import { createHelpClient, type HelpClient, type SearchState } from '@deskbell/sdk/help'
import { follow } from '../../readable.ts'
import { effect, type Signal, signal } from '../../signals.ts'
import type { Store } from '../../store.ts'
import { createQuestion, type Question } from './asked.ts'
import { walkRows } from './keys.ts'
import { watchPage } from './page.ts'
import { fetchReader } from './reader.ts'
import { readSuggestions, type Suggested } from './suggestions.ts'
import { createTrail, type Trail } from './trail.ts'
import { type HelpTranslator, speakOfHelp } from './words/words.ts'

/** What the views of help read, and what they may do. */
export interface Help {
  readonly store: Store
  /** Null until the words of the language are here. */
  readonly t: Signal<HelpTranslator | null>
  readonly client: Signal<HelpClient>
  readonly trail: Trail
  /** What stands in the search field. */
  readonly typed: Signal<string>
  readonly searching: Signal<SearchState>
  /** What was found, once it has stood for a moment: to be read out. */
  readonly told: Signal<{ readonly query: string; readonly total: number } | null>
  readonly suggested: Question<Suggested>
  readonly categories: Question<readonly HelpCategory[]>
  readonly listing: Question<ArticlePage>
  readonly article: Question<Article>
  type(query: string): void
  /** Shows what stands at the present stop, again after it failed. */
  load(): void
  loadCategories(): void
  loadMore(page: ArticlePage): void
  /** For the view: its keys. */
  readonly attach: (view: HTMLElement | null) => void
  /** Fetches an article ahead of the click. */
  intend(slug: string): void
  /** Goes on to ask a person, with the article that was read or the words that were searched. */
  ask(article: Pick<Article, 'slug' | 'title'> | null): void
}

/** How long results stand before they are read out; ms. */
const TELL = 700

const made = new WeakMap<Store, Help>()

/** The help centre of a messenger: made when it is first wanted, gone with its store. */
export function helpOf(store: Store): Help {
  const help = made.get(store) ?? createHelp(store)
  made.set(store, help)
  return help
}

function createHelp(store: Store): Help {
  const { shell, place, open } = store
  const t = signal<HelpTranslator | null>(null)
  const reader = signal(readerLocale(store))
  const client = signal(newClient())
  const trail = createTrail()
  const typed = signal('')
  const searching = signal(client.peek().searching.get())
  const told = signal<{ query: string; total: number } | null>(null)
  const suggested = createQuestion<Suggested>()
  const categories = createQuestion<readonly HelpCategory[]>()
  const listing = createQuestion<ArticlePage>()
  const article = createQuestion<Article>()
  const watch = watchPage(shell)
  const shown = (): boolean => open.value && place.value.name === 'help'

  function newClient(): HelpClient {
    const { url, workspace } = shell.options()
    return createHelpClient({ url, workspaceKey: workspace, locale: reader.peek() })
  }

  function type(query: string): void {
    typed.value = query
    used ||= query.trim() !== ''
    trail.toTop()
    client.peek().search(query)
  }

  function loadCategories(): void {
    categories.ask(() => client.peek().categories())
  }

  function load(): void {
    const { stop } = trail.here.peek()
    const service = client.peek()
    if (stop.kind === 'category') listing.ask(() => service.articles({ category: stop.slug }))
    if (stop.kind !== 'article') return
    const kept = service.keptArticle(stop.slug)
    // The same words again are no reason to draw them again.
    article.ask(async () => {
      const fresh = await service.article(stop.slug)
      return kept && JSON.stringify(fresh.tree) === JSON.stringify(kept.tree) ? kept : fresh
    }, kept)
  }

  /** Whether the reader has looked for something here. */
  let used = false
  let before = ''
  let spoken = reader.peek()
  let viewed = 0
  const ends = [
    // The language, and with it the client and everything it answered.
    effect(() => {
      const speech = store.t.value
      reader.value = readerLocale(store)
      speakOfHelp(speech.locale, shell.locale()).then((words) => {
        if (store.t.peek() === speech) t.value = words
      })
    }),
    effect(() => {
      if (reader.value !== spoken) client.value = newClient()
      spoken = reader.value
    }),
    effect(() => {
      const service = client.value
      const [state, stop] = follow(service.searching)
      const end = effect(() => {
        searching.value = state.value
      })
      categories.forget()
      type(typed.peek())
      return () => {
        end()
        stop()
        service.destroy()
      }
    }),
    effect(() => {
      const { shown: found, busy } = searching.value
      if (!found || busy) {
        told.value = null
        return
      }
      const timer = setTimeout(() => {
        told.value = { query: found.query, total: found.result.total }
      }, TELL)
      return () => clearTimeout(timer)
    }),
    effect(() => {
      const { value } = place
      const came = before !== value.name
      before = value.name
      // By whatever way they come there: what they looked for was not enough.
      if (value.name === 'chat' && value.id === null && came && used) client.peek().report({ type: 'escalated' })
      if (value.name !== 'help') return
      if (value.slug) trail.start({ kind: 'article', slug: value.slug })
      else if (value.query !== undefined || !came) {
        type(value.query ?? '')
        trail.start()
      }
    }),
    effect(() => {
      client.value
      if (!shown()) return
      const { stop } = trail.here.value
      const { value, trouble } = categories.answer.peek()
      if (stop.kind === 'root' && !(value && !trouble)) loadCategories()
      load()
    }),
    effect(() => {
      const { id, stop } = trail.here.value
      const read = article.answer.value.value
      if (stop.kind !== 'article' || !read || id === viewed) return
      viewed = id
      used = true
      client.peek().report({ type: 'view', articleId: read.id })
    }),
    // What helps on this page, while somebody might see it.
    effect(() => (open.value ? watch.follow() : undefined)),
    effect(() => {
      if (!open.value) return
      store.t.value
      const page = watch.page.value
      const service = client.value
      suggested.ask(() => readSuggestions(service, shell.options().suggest, page), suggested.answer.peek().value)
    }),
  ]
  store.ends.push(() => {
    for (const end of ends) end()
  })

  return {
    store,
    t,
    client,
    trail,
    typed,
    searching,
    told,
    suggested,
    categories,
    listing,
    article,
    type,
    load,
    loadCategories,
    async loadMore({ items, nextCursor }) {
      const { stop } = trail.here.peek()
      if (stop.kind !== 'category' || !nextCursor) return
      const service = client.peek()
      const filter = { category: stop.slug, cursor: nextCursor }
      const more = async (): Promise<ArticlePage> => {
        const next = await service.articles(filter)
        return { ...next, items: [...items, ...next.items] }
      }
      listing.ask(more, { items, nextCursor: null })
    },
    attach: (view) => view?.addEventListener('keydown', (event) => walkRows(event, view, type, typed.peek())),
    intend(slug) {
      fetchReader()
      if (!client.peek().keptArticle(slug))
        client
          .peek()
          .article(slug)
          .catch(() => {})
    },
    ask(about) {
      const text = about ? '' : typed.peek().trim()
      store.go({
        name: 'chat',
        id: null,
        ...(text && { text }),
        ...(about && { article: { slug: about.slug, title: about.title } }),
      })
    },
  }
}

/** The language to read in: the one the page asks for, else the page's own, else the visitor's. */
function readerLocale({ shell }: Store): string {
  const wanted = shell.options().locale ?? (document.documentElement.lang || navigator.language)
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? shell.locale()
  } catch {
    return shell.locale()
  }
}
