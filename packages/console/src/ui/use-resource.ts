import { useEffect } from 'preact/hooks'
import { useDesk } from '../app/desk.ts'
import type { Load } from './load.ts'
import type { Resource } from './resource.ts'
import { isSignedOut } from './trouble.ts'

/** The resource's state, loading it where need be. */
export function useResource<T>(resource: Resource<T>): Load<T> {
  const { session } = useDesk()
  useEffect(() => resource.ensure(), [resource])
  const state = resource.state.value
  if (state.kind === 'failed' && isSignedOut(state.trouble)) queueMicrotask(session.expire)
  return state
}

/** The resource's list, empty until it is known. */
export function useItems<T>(resource: Resource<readonly T[]>): readonly T[] {
  const state = useResource(resource)
  return state.kind === 'ready' ? state.value : NONE
}

const NONE: readonly never[] = []
