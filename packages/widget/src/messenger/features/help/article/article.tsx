import type { Article } from '@deskbell/protocol'
import { ARTICLE_CSS } from '../../../../article/index.ts'
import { Banner } from '../../../banner.tsx'
import { CloseButton } from '../../../parts/buttons.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import views from '../../../styles/reader.css.ts'
import type { Help } from '../center.ts'
import { HelpIcon } from '../icons.tsx'
import { portalHref } from '../portal.ts'
import type { HelpTranslator } from '../words/words.ts'
import { Body } from './body.tsx'

export const css = ARTICLE_CSS + views

/** One article: where it stands, what it says, whether it helped, and where to go on. */
export function ArticleView({ help }: { readonly help: Help }) {
  const { store, trail } = help
  const t = help.t.value
  const { value, trouble } = help.article.answer.value
  const gone = trouble?.kind === 'refused' && trouble.code === 'not_found'
  return (
    <>
      <Head help={help} t={t} article={value} />
      <Banner store={store} />
      <div class="scroll" tabIndex={-1} ref={trail.attach} onScroll={trail.onScroll}>
        {value && t ? (
          <Body help={help} t={t} article={value} />
        ) : gone && t ? (
          <Empty icon="help" title={t('gone')} hint={t('goneHint')}>
            <button type="button" class="primary" onClick={() => trail.start()}>
              {t('toSearch')}
            </button>
          </Empty>
        ) : trouble ? (
          <Failure store={store} trouble={trouble} retry={help.load} />
        ) : (
          <Skeleton rows={5} label={store.t.value('loading')} />
        )}
      </div>
    </>
  )
}

function Head({
  help,
  t,
  article,
}: {
  readonly help: Help
  readonly t: HelpTranslator | null
  readonly article: Article | null
}) {
  const { store, trail } = help
  return (
    <header class="bar tight">
      <button type="button" class="tool" aria-label={t?.('back')} onClick={trail.back}>
        <Icon name="back" flip />
      </button>
      {!article && <h2>{store.t.value('help')}</h2>}
      {article && (
        <span class="crumb">
          <button type="button" dir="auto" onClick={() => trail.open({ kind: 'category', ...article.category })}>
            {article.category.name}
          </button>
        </span>
      )}
      {article && (
        <a
          class="tool"
          href={portalHref(store, article)}
          target="_blank"
          rel="noopener"
          aria-label={t?.('newTab')}
          title={t?.('newTab')}
        >
          <HelpIcon name="external-link" />
        </a>
      )}
      <CloseButton store={store} />
    </header>
  )
}
