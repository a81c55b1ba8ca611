import { Banner } from '../../../banner.tsx'
import { CloseButton } from '../../../parts/buttons.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import type { Store } from '../../../store.ts'
import css from '../../../styles/choices.css.ts'
import { centerOf } from '../center.ts'
import { NoticeIcon } from '../icons.tsx'
import { whyWords } from '../why.ts'
import { type Chooser, chooserOf } from './chooser.ts'
import { Matrix } from './matrix.tsx'
import { PushSection } from './push.tsx'
import { Often, Quiet, Zone } from './times.tsx'
import type { ChoicesTranslator } from './words/words.ts'

export { css }

export interface ChoiceProps {
  readonly chooser: Chooser
  readonly t: ChoicesTranslator
}

/** What reaches one, by which way, how often, and when not. */
export default function Choices({ store }: { readonly store: Store }) {
  const chooser = chooserOf(store)
  const t = chooser.t.value
  return (
    <div class="view notices">
      <header class="bar">
        <button
          type="button"
          class="tool"
          aria-label={t?.('back') ?? store.t.value('back')}
          onClick={() => store.go({ name: 'notices' })}
        >
          <Icon name="back" flip />
        </button>
        <h2 tabIndex={-1} ref={takeFocus} data-focus>
          {t?.('title')}
        </h2>
        <CloseButton store={store} />
      </header>
      <Banner store={store} />
      <div class="scroll">{t ? <Body chooser={chooser} t={t} /> : <Skeleton label={store.t.value('loading')} />}</div>
      {t && <Outcome chooser={chooser} t={t} />}
    </div>
  )
}

/** Whoever comes here from the list is told where they are. */
const takeFocus = (heading: HTMLElement | null): void => heading?.focus({ preventScroll: true })

function Body({ chooser, t }: ChoiceProps) {
  const { store, chosen, missing, resuming } = chooser
  if (!store.customer.value) {
    if (resuming.value) return <Skeleton label={store.t.value('loading')} />
    return (
      <div class="empty">
        <span class="empty-icon">
          <NoticeIcon name="choices" />
        </span>
        <h3>{t('nobody')}</h3>
        <p>{t('nobodyHint')}</p>
        <button type="button" class="primary" onClick={() => store.go({ name: 'chat', id: null })}>
          {t('begin')}
        </button>
      </div>
    )
  }
  const preferences = chosen.value
  if (!preferences && missing.value) return <Failure store={store} trouble={missing.value} retry={chooser.load} />
  if (!preferences) return <Skeleton label={store.t.value('loading')} />
  const mails = preferences.available.includes('email')
  return (
    <div class="choices-form">
      <p class="quiet">{t('lead')}</p>
      <PushSection chooser={chooser} t={t} />
      <Matrix chooser={chooser} t={t} preferences={preferences} />
      {mails && <Often chooser={chooser} t={t} preferences={preferences} />}
      <Quiet chooser={chooser} t={t} preferences={preferences} />
      <Zone chooser={chooser} t={t} preferences={preferences} />
    </div>
  )
}

/** What came of the last change, where it can be seen from everywhere. */
function Outcome({ chooser, t }: ChoiceProps) {
  const { store, trouble, outcome } = chooser
  const why = trouble.value
  const done = outcome.value
  return (
    <div class={why || done ? 'outcome-bar' : 'outcome-bar none'}>
      <span role="status">{done && t(done)}</span>
      {why && (
        <span class="choices-fault" role="alert">
          {t('notSaved', { why: whyWords(centerOf(store), why) })}
        </span>
      )}
      {done === 'saved' && (
        <button type="button" class="link" onClick={chooser.undo}>
          {t('undo')}
        </button>
      )}
    </div>
  )
}
