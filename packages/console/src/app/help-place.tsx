import type { Help } from '../features/help/help.tsx'
import { t } from '../i18n/index.ts'
import { useLoad } from '../ui/load.ts'
import { AfterWait, Failed } from '../ui/states.tsx'
import type { Route } from './routes.ts'

/** The help centre's pages. Their code comes when somebody goes there, so that the inbox does not carry it. */
export function HelpPlace({ route }: { route: Extract<Route, { name: 'help' | 'help-article' }> }) {
  const { state, reload } = useLoad<{ View: typeof Help }>('help', async () => ({
    View: (await import('../features/help/help.tsx')).Help,
  }))
  if (state.kind === 'ready') return <state.value.View route={route} />
  return (
    <main class="page-center" id="content" tabIndex={-1}>
      {state.kind === 'failed' ? (
        <Failed title={t.nav.help} trouble={state.trouble} retry={reload} />
      ) : (
        <AfterWait>
          <div class="door" role="status">
            <span class="spinner" />
            <span class="hidden">{t.common.loading}</span>
          </div>
        </AfterWait>
      )}
    </main>
  )
}
