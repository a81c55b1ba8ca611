import type { ComponentChildren } from 'preact'
import { t } from '../../i18n/index.ts'
import { Bell } from '../../ui/bell.tsx'
import { usePageTitle } from '../../ui/page-title.ts'

/** The frame of every page one sees before being signed in. */
export function Door({ title, children }: { title: string; children: ComponentChildren }) {
  usePageTitle(title.includes(t.product) ? title : `${title} · ${t.product}`)
  return (
    <main class="door">
      <div class="door-card">
        <Bell size={40} />
        <h1 class="door-title">{title}</h1>
        {children}
      </div>
    </main>
  )
}

/** What went wrong with a whole form. */
export function Problem({ text }: { text: string | null }) {
  return (
    <div role="alert" class="problem-place">
      {text && <p class="problem">{text}</p>}
    </div>
  )
}
