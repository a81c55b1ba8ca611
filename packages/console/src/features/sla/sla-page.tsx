import type { Calendar, SlaPolicy } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { CalendarList } from './calendar-list.tsx'
import { PolicyList } from './policy-list.tsx'

interface Found {
  readonly policies: readonly SlaPolicy[]
  readonly calendars: readonly Calendar[]
}

/** What is promised, and when time counts. */
export function SlaPage() {
  const api = useSetup()
  const load = async (): Promise<Found> => {
    const [policies, calendars] = await Promise.all([api.listPolicies(), api.listCalendars()])
    return { policies, calendars }
  }
  return (
    <div class="settings-measure">
      <h1 class="page-title">{t.settings.setupPages.sla}</h1>
      <p class="page-lead">{s.sla.lead}</p>
      <Loaded id="sla" load={load}>
        {(found, set) => (
          <>
            <PolicyList {...found} onChange={(policies) => set({ ...found, policies })} />
            <CalendarList {...found} onChange={(calendars) => set({ ...found, calendars })} />
          </>
        )}
      </Loaded>
    </div>
  )
}
