import { Check, ChevronRight, LogOut } from 'lucide'
import { useState } from 'preact/hooks'
import { signOut } from '../../app/availability.ts'
import { useDesk, useMe } from '../../app/desk.ts'
import { noticeHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { p } from '../../i18n/provider.ts'
import { Confirm } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { useReadable } from '../../ui/readable.ts'
import { ProfilePage } from '../settings/profile-page.tsx'
import { useProvider } from './context.ts'

/** One's own name, this device, the other places one works for, and the way out. */
export function You() {
  const desk = useDesk()
  const provider = useProvider()
  const { workspace } = useMe()
  const unsent = useReadable(provider.pending).filter(({ status }) => status !== 'refused').length
  const [asking, setAsking] = useState(false)
  const places = desk.workspaces.list.value
  usePageTitle(`${p.you} · ${t.product}`)
  const leave = async () => {
    await provider.leave()
    await signOut(desk)
  }
  return (
    <main class="provider-scroll" id="content" tabIndex={-1}>
      <h1 class="provider-title">{p.you}</h1>
      <ProfilePage />
      <ul class="you-links">
        <li>
          <a class="you-link" href={noticeHref('notifications')}>
            {p.you_.notifications}
            <Icon icon={ChevronRight} />
          </a>
        </li>
      </ul>
      {places.length > 1 && (
        <section aria-labelledby="workspaces">
          <h2 class="visit-label" id="workspaces">
            {p.you_.workspaces}
          </h2>
          <ul class="you-links">
            {places.map(({ workspaceId, name }) => (
              <li key={workspaceId}>
                <button
                  type="button"
                  class="you-link"
                  aria-current={workspaceId === workspace.id ? 'true' : undefined}
                  onClick={() => workspaceId === workspace.id || desk.workspaces.switchTo(workspaceId)}
                >
                  {name}
                  {workspaceId === workspace.id && <Icon icon={Check} />}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <button type="button" class="button you-out" onClick={() => (unsent > 0 ? setAsking(true) : void leave())}>
        <Icon icon={LogOut} />
        {p.you_.signOut}
      </button>
      {asking && (
        <Confirm
          title={p.you_.unsentTitle}
          text={p.you_.unsentText(unsent)}
          action={p.you_.unsentAction}
          onConfirm={() => void leave()}
          onClose={() => setAsking(false)}
        />
      )}
    </main>
  )
}
