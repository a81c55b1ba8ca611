import { makePushKeys, type PushKeys } from '../../platform/channels/web-push.ts'
import type { Deps } from '../../platform/context.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import { findPushKeys, keepPushKeys } from './push-repository.ts'

const PURPOSE = 'push-keys'

/** They never change, so each service reads them once. */
const known = new WeakMap<Deps['db'], PushKeys>()

/**
 * The keys of this installation, made when they are first asked for. Where several ask at once, on whatever
 * nodes, all get the same: a browser's subscription is worth nothing under others.
 */
export async function pushKeys({ db, config }: Pick<Deps, 'db' | 'config'>): Promise<PushKeys> {
  const before = known.get(db)
  if (before) return before
  const row = (await findPushKeys(db)) ?? (await makeRow())
  const keys = { publicKey: row.public_key, privateKey: unseal(config.secret, PURPOSE, row.private_key) }
  known.set(db, keys)
  return keys

  async function makeRow() {
    const { publicKey, privateKey } = await makePushKeys()
    return keepPushKeys(db, { public_key: publicKey, private_key: seal(config.secret, PURPOSE, privateKey) })
  }
}
