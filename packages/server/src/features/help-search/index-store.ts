import type { Audience } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Deps } from '../../platform/context.ts'
import {
  createSearchIndex,
  createTokenizer,
  loadLanguage,
  loadSearchIndex,
  type SearchIndex,
  type Tokenizer,
} from '../../platform/search/index.ts'
import { publicationsSince } from '../help/index.ts'
import { FORMAT, type FoundArticle, indexConfig, toDocument } from './documents.ts'
import { findKeptIndex, type IndexKey } from './repository.ts'

export const KEEP_INDEX = 'help-search.keep_index'

/** How long changes are gathered before an index is kept anew. */
const KEEP_AFTER_MS = 20_000
/** All indexes of this process together, in bytes as they estimate it. */
const ROOM = 512 * 1024 * 1024
/** Documents that are read without letting anybody else have a turn. */
const AT_ONCE = 25

/** One index in memory, and up to which revision it knows everything. */
export interface HeldIndex {
  readonly index: SearchIndex<FoundArticle>
  readonly tokenizer: Tokenizer
  readonly revision: number
}

interface Slot {
  held: HeldIndex | null
  /** The last of the updates under way; they come one after the other. */
  turn: Promise<unknown>
}

const stores = new WeakMap<Deps['db'], Map<string, Slot>>()
const tokenizers = new Map<string, Promise<Tokenizer>>()

/**
 * The index of one workspace, language and audience, at `revision` or later. One in memory is brought
 * up to date by what changed since; otherwise the one kept in the database is loaded first, and
 * without that it is built. Those asked for least recently make room for others.
 */
export async function openIndex(deps: Deps, key: IndexKey & { audience: Audience }, revision: number, room = ROOM) {
  const slots = stores.get(deps.db) ?? new Map<string, Slot>()
  stores.set(deps.db, slots)
  const name = nameOf(key)
  const slot = slots.get(name) ?? { held: null, turn: Promise.resolve() }
  // A map keeps its order: whoever was asked for goes to the end.
  slots.delete(name)
  slots.set(name, slot)
  if (slot.held && slot.held.revision >= revision) return slot.held

  const update = slot.turn.then(async () => {
    slot.held ??= await loadIndex(deps, key, revision)
    if (slot.held.revision < revision) slot.held = await catchUp(deps, key, slot.held, revision)
    makeRoom(slots, name, room)
    return slot.held
  })
  slot.turn = update.catch(() => {
    // Half of the changes may be in it.
    slot.held = null
  })
  return update
}

/** Forgets what is in memory, as a restart would. */
export function forgetIndexes(db: Deps['db']): void {
  stores.delete(db)
}

/** The indexes in memory, least recently asked for first; for tests. */
export function heldIndexes(db: Deps['db']): string[] {
  return [...(stores.get(db) ?? [])].flatMap(([name, { held }]) => (held ? [name] : []))
}

function nameOf({ workspaceId, locale, audience }: IndexKey): string {
  return `${workspaceId}/${locale}/${audience}`
}

async function loadIndex(deps: Deps, key: IndexKey, revision: number): Promise<HeldIndex> {
  const tokenizer = await tokenizerOf(key.locale)
  const config = indexConfig(tokenizer)
  const kept = await findKeptIndex(deps.db, key)
  // One that knows the future is of a database that was since put back to an earlier state.
  if (kept && kept.format === FORMAT && kept.revision <= revision) {
    try {
      return { index: loadSearchIndex(kept.data, config), tokenizer, revision: kept.revision }
    } catch (error) {
      deps.logger.warn({ err: error, ...key }, 'a kept search index is damaged and is built anew')
    }
  }
  return { index: createSearchIndex(config), tokenizer, revision: 0 }
}

async function catchUp(deps: Deps, key: IndexKey, held: HeldIndex, revision: number): Promise<HeldIndex> {
  const { index, tokenizer } = held
  const changes = await publicationsSince(deps.db, key.workspaceId, held.revision)
  const own = changes.filter((change) => change.locale === key.locale)
  for (const [i, change] of own.entries()) {
    if (!change.removed && (change.audiences as readonly string[]).includes(key.audience)) index.put(toDocument(change))
    else index.remove(change.articleId)
    if (i % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
  }
  if (own.length > 0) await keepSoon(deps, key)
  return { index, tokenizer, revision: Math.max(revision, changes.at(-1)?.revision ?? 0) }
}

/** Queues that the index be kept, once for all changes of a while and over all nodes. Never fails: it is kept another time. */
async function keepSoon(deps: Deps, key: IndexKey): Promise<void> {
  const { workspaceId, locale, audience } = key
  const ctx = { deps, workspaceId, actor: { kind: 'system' }, requestId: 'help-search' } as const
  await inTransaction(ctx, (tx) =>
    tx.enqueue({
      kind: KEEP_INDEX,
      payload: { locale, audience },
      uniqueKey: `${KEEP_INDEX} ${nameOf(key)}`,
      runAt: tx.now() + KEEP_AFTER_MS,
    }),
  ).catch((error: unknown) => deps.logger.warn({ err: error, ...key }, 'keeping a search index could not be queued'))
}

function makeRoom(slots: Map<string, Slot>, name: string, room: number): void {
  let used = 0
  for (const { held } of slots.values()) used += held?.index.memory ?? 0
  for (const [oldest, { held }] of slots) {
    if (used <= room) return
    if (oldest === name || !held) continue
    used -= held.index.memory
    slots.delete(oldest)
  }
}

/** One for each language, since it remembers words. */
function tokenizerOf(locale: string): Promise<Tokenizer> {
  const known = tokenizers.get(locale) ?? loadLanguage(locale).then(createTokenizer)
  tokenizers.set(locale, known)
  return known
}
