import { CodedError } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { hashToken } from '../../platform/secrets.ts'
import type { Identity } from '../feature.ts'
import { findKeyByHash, noteUse } from './repository.ts'
import { scopesOf } from './service.ts'

const SCHEME = 'Bearer dbk_'
const SECRET = /^[\w-]{43}$/
const DAY = 86_400_000

/**
 * The back end that a bearer key speaks for; null where the request has none. The key is looked up each time, so that
 * ending it works at once.
 */
export async function authenticateHost(deps: Deps, request: Request): Promise<Identity | null> {
  const header = request.headers.get('authorization')
  if (!header?.startsWith(SCHEME)) return null
  const secret = header.slice(SCHEME.length)
  const row = SECRET.test(secret) ? await findKeyByHash(deps.db, hashToken(`dbk_${secret}`)) : undefined
  if (!row) throw new CodedError('unauthenticated', 'No API key that works is like this one; it may have been ended')
  const today = Math.floor(deps.clock.now() / DAY) * DAY
  if ((row.last_used_at ?? 0) < today) await noteToday(deps, row.id, today)
  return { workspaceId: row.workspace_id, actor: { kind: 'host', id: row.id, scopes: scopesOf(row) } }
}

/** Once a day for each key. Whoever asks is answered though it fails. */
async function noteToday({ db, logger }: Deps, id: string, today: number): Promise<void> {
  try {
    await noteUse(db, id, today)
  } catch (error) {
    logger.warn({ err: error, apiKeyId: id }, 'the use of an API key was not noted')
  }
}
