import { Banner } from '../../banner.tsx'
import { CloseButton } from '../../parts/buttons.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { Help } from './center.ts'
import { ArticleRow } from './rows.tsx'
import type { HelpTranslator } from './words/words.ts'

/** The articles of one category. */
export function Category({
  help,
  t,
  id,
  name,
}: {
  readonly help: Help
  readonly t: HelpTranslator
  readonly id: number
  readonly name: string
}) {
  const { store, trail } = help
  const { value, trouble } = help.listing.answer.value
  const label = store.t.value('loading')
  return (
    <>
      <header class="bar tight">
        <button type="button" class="tool" aria-label={t('back')} onClick={trail.back}>
          <Icon name="back" flip />
        </button>
        <h2 tabIndex={-1} data-focus dir="auto">
          {name}
        </h2>
        <CloseButton store={store} />
      </header>
      <Banner store={store} />
      <div key={id} class="scroll" tabIndex={-1} ref={trail.attach} onScroll={trail.onScroll}>
        {value ? (
          <ul class="hits">
            {value.items.map((article) => (
              <ArticleRow key={article.slug} help={help} article={article} />
            ))}
          </ul>
        ) : trouble ? (
          <Failure store={store} trouble={trouble} retry={help.load} />
        ) : (
          <Skeleton label={label} />
        )}
        {value?.nextCursor && (
          <button type="button" class="link more" onClick={() => help.loadMore(value)}>
            {t('more')}
          </button>
        )}
      </div>
    </>
  )
}
