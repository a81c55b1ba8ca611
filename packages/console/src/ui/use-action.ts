import { useState } from 'preact/hooks'
import { useDesk } from '../app/desk.ts'
import { fieldErrors, isSignedOut, toTrouble, troubleText } from './trouble.ts'

export interface Action<A extends unknown[]> {
  readonly busy: boolean
  /** Why the last try failed, in words. */
  readonly problem: string | null
  /** What the service said of each field. */
  readonly fields: Record<string, string>
  /** Whether it went well. */
  run(...args: A): Promise<boolean>
}

/** Something a button does that takes a while and may fail; a second press while busy does nothing. */
export function useAction<A extends unknown[]>(work: (...args: A) => Promise<void>): Action<A> {
  const desk = useDesk()
  const [state, setState] = useState<{ busy: boolean; problem: string | null; fields: Record<string, string> }>({
    busy: false,
    problem: null,
    fields: {},
  })
  return {
    ...state,
    async run(...args) {
      if (state.busy) return false
      setState({ busy: true, problem: null, fields: {} })
      try {
        await work(...args)
        setState({ busy: false, problem: null, fields: {} })
        return true
      } catch (error) {
        const trouble = toTrouble(error)
        if (isSignedOut(trouble)) desk.session.expire()
        setState({ busy: false, problem: troubleText(trouble), fields: fieldErrors(error) })
        return false
      }
    },
  }
}
