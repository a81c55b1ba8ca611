import type { ErrorCode } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../app/desk.ts'
import { fieldErrors, isSignedOut, toTrouble, troubleText } from './trouble.ts'

export interface Action<A extends unknown[]> {
  readonly busy: boolean
  /** Why the last try failed, in words. */
  readonly problem: string | null
  /** The same as a code; null where the service did not answer, and after success. */
  readonly code: ErrorCode | null
  /** What the service said of each field. */
  readonly fields: Record<string, string>
  /** Whether it went well. */
  run(...args: A): Promise<boolean>
}

const CALM = { busy: false, problem: null, code: null, fields: {} }

/** Something a button does that takes a while and may fail; a second press while busy does nothing. */
export function useAction<A extends unknown[]>(work: (...args: A) => Promise<void>): Action<A> {
  const desk = useDesk()
  const [state, setState] = useState<Omit<Action<A>, 'run'>>(CALM)
  return {
    ...state,
    async run(...args) {
      if (state.busy) return false
      setState({ ...CALM, busy: true })
      try {
        await work(...args)
        setState(CALM)
        return true
      } catch (error) {
        const trouble = toTrouble(error)
        if (isSignedOut(trouble)) desk.session.expire()
        const code = trouble.kind === 'refused' ? trouble.code : null
        setState({ busy: false, problem: troubleText(trouble), code, fields: fieldErrors(error) })
        return false
      }
    },
  }
}
