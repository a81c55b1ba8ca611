import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { HelpApi } from '../../api/help-api.ts'

export const HelpContext = createContext<HelpApi | null>(null)

/** The help centre's endpoints, for whatever stands below `Help`. */
export function useHelp(): HelpApi {
  const api = useContext(HelpContext)
  if (!api) throw new Error('useHelp needs a HelpContext above it')
  return api
}
