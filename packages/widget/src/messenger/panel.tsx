import type { WidgetConfig } from '@deskbell/protocol'
import { Chat } from './features/chat/chat.tsx'
import { Home } from './features/home/home.tsx'
import { isPhone } from './focus.ts'
import { fetchView, type View, viewOf } from './later.tsx'
import { Icon } from './parts/icon.tsx'
import { Skeleton } from './parts/skeleton.tsx'
import type { Store } from './store.ts'

/** Views that come with the first open. */
const FIRST: Readonly<Record<string, View>> = { home: Home, chat: Chat }
const TABS = ['home', 'messages', 'help'] as const

/** The dialog: one view, and the tabs below it. On a phone it covers the screen and is modal. */
export function Panel({ store }: { readonly store: Store; readonly revision: number }) {
  const { t, dir, place, open, shell } = store
  const view = place.value.name
  const View = FIRST[view] ?? viewOf(view)
  const { hasHelp } = store.config.value as Partial<WidgetConfig>
  const { theme = 'auto', position = 'right' } = shell.options()
  return (
    <div
      class={`panel ${position} theme-${theme}${open.value ? '' : ' away'}`}
      part="panel"
      role="dialog"
      aria-label={t.value('title')}
      aria-modal={isPhone()}
      tabIndex={-1}
      dir={dir.value}
      lang={t.value.locale}
      inert={!open.value}
    >
      {View ? <View store={store} /> : <Skeleton label={t.value('loading')} />}
      {view !== 'chat' && view !== 'contact' && (
        <nav class="tabs" part="tabs">
          {(hasHelp ? TABS : TABS.slice(0, 2)).map((tab) => (
            <button
              key={tab}
              type="button"
              class="tab"
              aria-current={tab === view ? 'page' : undefined}
              onPointerEnter={() => tab in FIRST || fetchView(tab)}
              onClick={() => store.go({ name: tab })}
            >
              <Icon name={tab} />
              {t.value(tab)}
              {tab === 'messages' && store.unread.value > 0 && (
                <span class="count">
                  <span aria-hidden="true">{store.unread.value}</span>
                  <span class="sr">{t.value.count('unread', store.unread.value)}</span>
                </span>
              )}
            </button>
          ))}
        </nav>
      )}
    </div>
  )
}
