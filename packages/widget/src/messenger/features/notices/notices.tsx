import type { ComponentType } from 'preact'
import { CloseButton } from '../../parts/buttons.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { type Signal, signal } from '../../signals.ts'
import type { Store } from '../../store.ts'
import css from '../../styles/notices.css.ts'
import { addStyles } from '../../styles/sheet.ts'
import { centerOf } from './center.ts'
import { List } from './list.tsx'

export { Bell } from './bell.tsx'
export { css }

type View = ComponentType<{ readonly store: Store }>

/** Where one chooses comes when somebody means to: null until it is here, `failed` where it did not come. */
const chooser: Signal<View | 'failed' | null> = signal(null)
let fetching = false

async function fetchChooser(): Promise<void> {
  if (fetching) return
  fetching = true
  chooser.value = await import('./choices/choices.tsx').then(
    (module) => {
      addStyles(module.css)
      return module.default
    },
    () => 'failed' as const,
  )
  fetching = false
}

/** What the customer was told, or what they want to be told. */
export default function Notices({ store }: { readonly store: Store }) {
  const { value } = store.place
  const choose = value.name === 'notices' && value.choose
  const center = centerOf(store)
  const Chooser = chooser.value
  if (center.t.value && !choose) return <List center={center} t={center.t.value} />
  if (choose && !Chooser) fetchChooser()
  if (choose && Chooser && Chooser !== 'failed') return <Chooser store={store} />
  return (
    <div class="view">
      <header class="bar">
        <h2>{center.t.value?.('title')}</h2>
        <CloseButton store={store} />
      </header>
      <div class="scroll">
        {choose && Chooser === 'failed' ? (
          <Failure store={store} trouble={null} retry={fetchChooser} />
        ) : (
          <Skeleton label={store.t.value('loading')} />
        )}
      </div>
    </div>
  )
}
