import { Banner } from '../../banner.tsx'
import { CloseButton } from '../../parts/buttons.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { Store } from '../../store.ts'
import css from '../../styles/help.css.ts'
import { Browse } from './browse.tsx'
import { Category } from './category.tsx'
import { type Help, helpOf } from './center.ts'
import { fetchReader, reader } from './reader.ts'
import { Results, SearchField } from './search.tsx'
import type { HelpTranslator } from './words/words.ts'

export { HomeHelp } from './browse.tsx'
export { css }

/** Everything there is to read: search, topics, and the article one reads. */
export default function HelpView({ store }: { readonly store: Store }) {
  const help = helpOf(store)
  const t = help.t.value
  const { id, stop } = help.trail.here.value
  return (
    <div class="view help" ref={help.attach}>
      {stop.kind === 'root' && <Root key={id} help={help} t={t} id={id} />}
      {stop.kind === 'category' && t && <Category key={id} help={help} t={t} id={id} name={stop.name} />}
      {stop.kind === 'article' && <Reader key={id} help={help} />}
    </div>
  )
}

function Root({ help, t, id }: { readonly help: Help; readonly t: HelpTranslator | null; readonly id: number }) {
  const { store, trail } = help
  const searching = help.searching.value.query !== ''
  return (
    <>
      <header class="bar">
        <h2>{store.t.value('help')}</h2>
        <CloseButton store={store} />
      </header>
      {t && <SearchField help={help} t={t} />}
      <Banner store={store} />
      <p class="sr" role="status">
        {t && help.told.value && t.count('results', help.told.value.total, { query: help.told.value.query })}
      </p>
      <div key={id} class="scroll" tabIndex={-1} ref={trail.attach} onScroll={trail.onScroll}>
        {!t ? (
          <Skeleton label={store.t.value('loading')} />
        ) : searching ? (
          <Results help={help} t={t} />
        ) : (
          <Browse help={help} t={t} />
        )}
      </div>
    </>
  )
}

/** The article, once what draws it is here. */
function Reader({ help }: { readonly help: Help }) {
  const { store, trail } = help
  const View = reader.value
  if (View && View !== 'failed') return <View help={help} />
  if (!View) fetchReader()
  return (
    <>
      <header class="bar">
        <button type="button" class="tool" aria-label={help.t.value?.('back')} onClick={trail.back}>
          <Icon name="back" flip />
        </button>
        <h2>{store.t.value('help')}</h2>
        <CloseButton store={store} />
      </header>
      <div class="scroll" tabIndex={-1} ref={trail.attach}>
        {View ? (
          <Failure store={store} trouble={null} retry={fetchReader} />
        ) : (
          <Skeleton label={store.t.value('loading')} />
        )}
      </div>
    </>
  )
}
