import { useEffect, useRef } from 'preact/hooks'
import { Chat } from './features/chat/chat.tsx'
import { Home } from './features/home/home.tsx'
import { Messages } from './features/messages/messages.tsx'
import { enterPanel, isPhone, trapTab } from './focus.ts'
import { Icon } from './parts/icon.tsx'
import type { Store } from './store.ts'
import { fitViewport } from './viewport.ts'

const TABS = ['home', 'messages'] as const

/** The dialog: one view, and the tabs below it. On a phone it covers the screen and is modal. */
export function Panel({ store }: { readonly store: Store; readonly revision: number }) {
  const { t, dir, place, open, shell } = store
  const box = useRef<HTMLDivElement>(null)
  const view = place.value.name

  useEffect(() => {
    if (open.value && box.current) return enterPanel(box.current)
  }, [open.value, view])
  useEffect(() => {
    if (open.value && box.current) return fitViewport(box.current)
  }, [open.value])

  useEffect(() => {
    const panel = box.current
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key === 'Escape' && !event.defaultPrevented) shell.closed()
      if (panel && isPhone()) trapTab(event, panel)
    }
    panel?.addEventListener('keydown', onKeyDown)
    return () => panel?.removeEventListener('keydown', onKeyDown)
  }, [])

  const { theme = 'auto', position = 'right' } = shell.options()
  return (
    <div
      ref={box}
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
      {view === 'chat' ? (
        <Chat store={store} />
      ) : (
        <>
          {view === 'home' ? <Home store={store} /> : <Messages store={store} />}
          <nav class="tabs" part="tabs">
            {TABS.map((tab) => (
              <button
                key={tab}
                type="button"
                class="tab"
                aria-current={tab === view ? 'page' : undefined}
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
        </>
      )}
    </div>
  )
}
