import type { CannedResponse, Macro } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { CannedList } from './canned-list.tsx'
import { MacroList } from './macro-list.tsx'

interface Found {
  readonly canned: readonly CannedResponse[]
  readonly macros: readonly Macro[]
}

/** Canned responses, and macros. */
export function ResponsesPage() {
  const api = useSetup()
  const load = async (): Promise<Found> => {
    const [canned, macros] = await Promise.all([api.listCanned(), api.listMacros()])
    return { canned, macros }
  }
  return (
    <div class="settings-measure">
      <h1 class="page-title">{t.settings.setupPages.responses}</h1>
      <p class="page-lead">{s.canned.lead}</p>
      <Loaded id="responses" load={load}>
        {(found, set) => (
          <>
            <CannedList canned={found.canned} onChange={(canned) => set({ ...found, canned })} />
            <MacroList macros={found.macros} onChange={(macros) => set({ ...found, macros })} />
          </>
        )}
      </Loaded>
    </div>
  )
}
