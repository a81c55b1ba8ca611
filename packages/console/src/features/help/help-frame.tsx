import type { ComponentChildren } from 'preact'
import { HELP_PAGES, type HelpPage, helpHref } from '../../app/routes.ts'
import { h } from '../../i18n/help.ts'
import { t } from '../../i18n/index.ts'
import { usePageTitle } from '../../ui/page-title.ts'

/** What stands around every page of the help centre but the editor: its name and the way to the others. */
export function HelpFrame({ page, children }: { page: HelpPage; children: ComponentChildren }) {
  usePageTitle(`${t.nav.helpPages[page]} · ${t.nav.help} · ${t.product}`)
  return (
    <div class="help">
      <header class="column-head help-head">
        <p class="column-title">{t.nav.help}</p>
        <nav class="help-tabs" aria-label={h.sections}>
          {HELP_PAGES.map((one) => (
            <a key={one} class="help-tab" href={helpHref(one)} aria-current={one === page ? 'page' : undefined}>
              {t.nav.helpPages[one]}
            </a>
          ))}
        </nav>
      </header>
      <main class="help-page" id="content" tabIndex={-1} key={page}>
        {children}
      </main>
    </div>
  )
}
