import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { SetupApi } from '../../api/setup-api.ts'

export const SetupContext = createContext<SetupApi | null>(null)

/** The endpoints of the ticket settings, for whatever stands below `TicketSetup`. */
export function useSetup(): SetupApi {
  const api = useContext(SetupContext)
  if (!api) throw new Error('useSetup needs a SetupContext above it')
  return api
}
