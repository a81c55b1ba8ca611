import type { Deps } from '../../platform/context.ts'
import type { AppContext } from '../../platform/http.ts'
import { createKeep, type Keep, type Reader, stillHolds, vouchFor } from '../help/index.ts'
import type { Answer } from './answer.ts'
import type { SiteAt } from './site.ts'

/** An answer under the very address it was asked for: it is given again without reading the address. */
interface Again {
  readonly answer: Answer
  readonly reader: Reader
  readonly route: string
}

const ROOM = 5_000_000
const keeps = new WeakMap<Deps['db'], Keep>()

/** What was answered to the same address before, if it would be answered the same now. */
export function findAgain(c: AppContext): Again | null {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null
  const deps = c.get('deps')
  const again = keeps.get(deps.db)?.find<Again>(c.req.url)
  return again && stillHolds(deps, again) ? again : null
}

export function keepAgain(c: AppContext, { workspaceKey, reader }: SiteAt, answer: Answer): void {
  const deps = c.get('deps')
  const keep = keeps.get(deps.db) ?? createKeep(ROOM)
  keeps.set(deps.db, keep)
  const again = { answer, reader, route: c.get('route') ?? 'other' } satisfies Again
  // The pages themselves are kept elsewhere: this is an address and what leads to them.
  keep.set(c.req.url, vouchFor(deps, workspaceKey, reader, again), { size: 1_000 + c.req.url.length })
}
