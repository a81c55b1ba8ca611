import { Audience, Locale } from '@deskbell/protocol'
import * as v from 'valibot'
import type { JobHandler } from '../feature.ts'
import { revisionOf } from '../help/index.ts'
import { FORMAT } from './documents.ts'
import { openIndex } from './index-store.ts'
import { keepIndex } from './repository.ts'

const Payload = v.object({ locale: Locale, audience: Audience })

/** Keeps an index as it is now, so that the next start need not build it. */
export const keepIndexJob: JobHandler = async ({ deps, workspaceId }, payload) => {
  const key = { workspaceId, ...v.parse(Payload, payload) }
  const { index, revision } = await openIndex(deps, key, await revisionOf(deps.db, workspaceId))
  await keepIndex(deps.db, key, { revision, format: FORMAT, data: index.pack() }, deps.clock.now())
}
