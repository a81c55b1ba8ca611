import { ChevronLeft, Clock, Code2, type IconNode, ShieldCheck, Store, TriangleAlert, User, Users } from 'lucide'
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { inboxHref, SETTINGS_PAGES, type SettingsPage, settingsHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Count } from '../../ui/count.tsx'
import { Icon } from '../../ui/icon.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { useReadable } from '../../ui/readable.ts'
import { Empty } from '../../ui/states.tsx'
import { FailedJobs } from '../failed-jobs/failed-jobs.tsx'
import { Install } from '../install/install.tsx'
import { Team } from '../team/team.tsx'
import { HoursPage } from './hours-page.tsx'
import { ProfilePage } from './profile-page.tsx'
import { WorkspacePage } from './workspace-page.tsx'

const PAGES: Record<SettingsPage, { icon: IconNode; forAdmins: boolean; View: () => VNode }> = {
  profile: { icon: User, forAdmins: false, View: ProfilePage },
  workspace: { icon: Store, forAdmins: true, View: WorkspacePage },
  hours: { icon: Clock, forAdmins: true, View: HoursPage },
  install: { icon: Code2, forAdmins: true, View: Install },
  team: { icon: Users, forAdmins: true, View: Team },
  'failed-jobs': { icon: TriangleAlert, forAdmins: true, View: FailedJobs },
}

/** The settings, one page at a time. Pages for admins say so to everybody else. */
export function Settings({ page }: { page: SettingsPage }) {
  const { agent } = useMe()
  const failed = useDesk().failed.counts.value?.total ?? 0
  const { View, forAdmins } = PAGES[page]
  const list = useRef<HTMLUListElement>(null)
  // On a phone the pages lie in one line that scrolls.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [page, failed > 0])
  usePageTitle(`${t.settings.pages[page]} · ${t.settings.title} · ${t.product}`)
  return (
    <div class="settings">
      <nav class="settings-nav" aria-label={t.settings.title}>
        <header class="column-head">
          <a class="icon-button only-phone" href={inboxHref('mine')} aria-label={t.settings.back}>
            <Icon icon={ChevronLeft} />
          </a>
          <p class="column-title">{t.settings.title}</p>
        </header>
        <ul ref={list}>
          {SETTINGS_PAGES.map((one) => (
            <li key={one}>
              <a class="nav-link" href={settingsHref(one)} aria-current={one === page ? 'page' : undefined}>
                <Icon icon={PAGES[one].icon} />
                <span class="settings-word">{t.settings.pages[one]}</span>
                {one === 'failed-jobs' && <Count n={failed} words={t.failedJobs.count(failed)} />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="settings-page" id="content" key={page} tabIndex={-1}>
        <div class="settings-measure">
          <h1 class="page-title">{t.settings.pages[page]}</h1>
          {forAdmins && agent.role !== 'admin' ? <ForAdmins page={page} /> : <View />}
        </div>
      </main>
    </div>
  )
}

function ForAdmins({ page }: { page: SettingsPage }) {
  const admins = useReadable(useDesk().client.agents).filter((agent) => agent.active && agent.role === 'admin')
  return (
    <Empty icon={ShieldCheck} title={t.settings.adminOnlyTitle} text={t.settings.adminOnly(t.settings.pages[page])}>
      {admins.length > 0 && (
        <p class="empty-text">
          {t.settings.admins}: {admins.map((agent) => agent.name).join(', ')}
        </p>
      )}
    </Empty>
  )
}
