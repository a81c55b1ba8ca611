import { byTouch } from '../../focus.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Icon } from '../../parts/icon.tsx'
import { SendRequest } from '../../parts/request.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { Help } from './center.ts'
import { HelpIcon } from './icons.tsx'
import { ArticleRow, Marked } from './rows.tsx'
import type { HelpTranslator } from './words/words.ts'

/** Where one types what one looks for. */
export function SearchField({ help, t }: { readonly help: Help; readonly t: HelpTranslator }) {
  const typed = help.typed.value
  return (
    <search class="seek">
      <HelpIcon name="search" />
      <input
        type="search"
        dir="auto"
        value={typed}
        maxLength={200}
        autoComplete="off"
        enterkeyhint="search"
        data-focus={byTouch() ? undefined : true}
        placeholder={t('placeholder')}
        aria-label={t('searchLabel')}
        onInput={(event) => help.type(event.currentTarget.value)}
      />
      {typed && (
        <button
          type="button"
          class="tool"
          aria-label={t('clear')}
          onClick={({ currentTarget }) => {
            help.type('')
            currentTarget.parentElement?.querySelector('input')?.focus()
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </search>
  )
}

/** What was found. While a newer query is under way, what an earlier one found stays. */
export function Results({ help, t }: { readonly help: Help; readonly t: HelpTranslator }) {
  const { store } = help
  const { query, shown, busy, trouble } = help.searching.value
  if (trouble) return <Failure store={store} trouble={trouble} retry={() => help.type(query)} />
  if (!shown) return <Skeleton label={store.t.value('loading')} />
  const { items, widened, suggestions } = shown.result
  const others = suggestions.filter((one) => one.toLowerCase() !== shown.query.toLowerCase())
  return (
    <div class={busy ? 'found stale' : 'found'}>
      {items.length === 0 && (
        <Empty icon="help" title={t('nothing', { query: shown.query })} hint={t('nothingHint')}>
          <button type="button" class="primary" onClick={() => help.ask(null)}>
            {t('ask')}
          </button>
          <SendRequest store={store} look="link" />
        </Empty>
      )}
      {widened && items.length > 0 && <p class="hint">{t('similar')}</p>}
      <ul class="hits">
        {items.map(({ article, title, passage }) => (
          <ArticleRow
            key={article.slug}
            help={help}
            article={article}
            title={<Marked pieces={title} />}
            passage={<Marked pieces={passage} />}
            place={article.category.name}
          />
        ))}
      </ul>
      {others.length > 0 && (
        <p class="others">
          <span class="quiet">{t('perhaps')}</span>
          {others.map((other) => (
            <button key={other} type="button" class="chip" dir="auto" onClick={() => help.type(other)}>
              {other}
            </button>
          ))}
        </p>
      )}
    </div>
  )
}
