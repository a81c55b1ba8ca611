import type { SharedBooking } from '@deskbell/protocol'
import { createProvider, type Live, type LiveState, type Provider, shownBooking } from '@deskbell/sdk/provider'
import { createContext } from 'preact'
import { useContext, useEffect, useMemo } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { useReadable } from '../../ui/readable.ts'
import { isSignedOut } from '../../ui/trouble.ts'

export const ProviderContext = createContext<Provider | null>(null)

export function useProvider(): Provider {
  const provider = useContext(ProviderContext)
  if (!provider) throw new Error('useProvider needs a ProviderContext above it')
  return provider
}

/** The provider's side of the client, for as long as the app is shown. */
export function useNewProvider(): Provider {
  const { client } = useDesk()
  const provider = useMemo(() => createProvider(client), [client])
  useEffect(() => provider.destroy, [provider])
  return provider
}

/** Something kept true while the calling view shows it; `key` stands for whatever `open` reads. */
export function useLive<T>(key: string, open: () => Live<T>): LiveState<T> & { readonly reload: () => void } {
  const { session } = useDesk()
  const live = useMemo(open, [key])
  useEffect(() => live.release, [live])
  const state = useReadable(live.state)
  useEffect(() => {
    if (isSignedOut(state.trouble)) session.expire()
  }, [state.trouble, session])
  return { ...state, reload: live.reload }
}

/** A booking with what was pressed here and is not known yet. */
export function useShown<T extends SharedBooking | null>(booking: T): T {
  const pending = useReadable(useProvider().pending)
  return booking && (shownBooking(booking, pending) as T)
}
