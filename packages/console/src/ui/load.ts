import { useCallback, useEffect, useState } from 'preact/hooks'
import { useDesk } from '../app/desk.ts'
import type { Trouble } from '../sdk.ts'
import { isSignedOut, toTrouble } from './trouble.ts'

export type Load<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  | { readonly kind: 'ready'; readonly value: T }

/** Loads a value when `key` changes, with a way to try again and to put a newer value in its place. */
export function useLoad<T>(
  key: string,
  load: () => Promise<T>,
): { state: Load<T>; reload: () => void; set: (value: T) => void } {
  const desk = useDesk()
  const [state, setState] = useState<Load<T>>({ kind: 'loading' })
  const [turn, setTurn] = useState(0)
  // `key` stands for whatever `load` reads.
  useEffect(() => {
    let current = true
    setState({ kind: 'loading' })
    load().then(
      (value) => current && setState({ kind: 'ready', value }),
      (error: unknown) => {
        if (!current) return
        const trouble = toTrouble(error)
        if (isSignedOut(trouble)) desk.session.expire()
        setState({ kind: 'failed', trouble })
      },
    )
    return () => {
      current = false
    }
  }, [key, turn])
  const reload = useCallback(() => setTurn((n) => n + 1), [])
  const set = useCallback((value: T) => setState({ kind: 'ready', value }), [])
  return { state, reload, set }
}
