import { helpCenterEndpoints, helpInsightsEndpoints, helpSearchEndpoints } from '@deskbell/protocol'
import { dispatch as dispatchTo, type HandlersOf } from '../dispatch.ts'

export { Refusal } from '../dispatch.ts'

const ENDPOINTS = { ...helpCenterEndpoints, ...helpSearchEndpoints, ...helpInsightsEndpoints }

/** What answers each endpoint; what is absent is not there. */
export type Handlers = HandlersOf<typeof ENDPOINTS>

/** A fetch that answers as the help centre would. */
export const dispatch = (handlers: Handlers, state: () => 'up' | 'failing' | 'silent'): typeof fetch =>
  dispatchTo(ENDPOINTS, handlers, state)
