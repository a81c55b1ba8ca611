import { makePushKeys, type PushKeys } from '../../platform/channels/web-push.ts'
import type { Deps } from '../../platform/context.ts'
import { seal } from '../../platform/secrets.ts'
import { findPushKeys, keepPushKeys, type PushKeysRow, replacePushKeys } from './push-repository.ts'
import { unsealed } from './sealed.ts'

const PURPOSE = 'push-keys'

/** They never change, so each service reads them once. */
const known = new WeakMap<Deps['db'], PushKeys>()

/**
 * The keys of this installation, made when they are first asked for. Where several ask at once, on whatever
 * nodes, all get the same: a browser's subscription is worth nothing under others. Only where they were sealed
 * under another DESKBELL_SECRET, as the subscriptions were too, do new ones take their place.
 */
export async function pushKeys({ db, config }: Pick<Deps, 'db' | 'config'>): Promise<PushKeys> {
  const before = known.get(db)
  if (before) return before
  const kept = await findPushKeys(db)
  const keys = (kept && opened(kept)) ?? opened(await makeKeys(kept))
  if (!keys) throw new Error('The push keys are sealed under another DESKBELL_SECRET')
  known.set(db, keys)
  return keys

  async function makeKeys(unreadable: PushKeysRow | undefined): Promise<PushKeysRow> {
    const { publicKey, privateKey } = await makePushKeys()
    const made = { public_key: publicKey, private_key: seal(config.secret, PURPOSE, privateKey) }
    return unreadable ? replacePushKeys(db, unreadable, made) : keepPushKeys(db, made)
  }

  function opened(row: PushKeysRow): PushKeys | null {
    const privateKey = unsealed(config.secret, PURPOSE, row.private_key)
    return privateKey === null ? null : { publicKey: row.public_key, privateKey }
  }
}
