import { HELP_KEY } from '../kept.ts'

/** A vote on an article, and the id by which it can be changed. */
export interface KeptVote {
  readonly clientId: string
  readonly helpful: boolean
}

interface Kept {
  readonly ticks: Readonly<Record<string, readonly string[]>>
  readonly votes: Readonly<Record<string, KeptVote>>
}

/** What a reader ticked and how they voted, by the articles' ids. */
export interface Memory {
  isTicked(articleId: string, step: string): boolean
  tick(articleId: string, step: string, on: boolean): void
  vote(articleId: string): KeptVote | undefined
  keepVote(articleId: string, vote: KeptVote): void
  forget(): void
}

const NOTHING: Kept = { ticks: {}, votes: {} }

/**
 * Remembers for as long as the page lives, and in the browser once the reader has ticked or voted.
 *
 * @param mayStore whether the visitor's consent allows the latter
 */
export function createMemory(mayStore: () => boolean): Memory {
  let kept = read()
  if (!mayStore()) forget()

  function forget(): void {
    kept = NOTHING
    store((storage) => storage.removeItem(HELP_KEY))
  }

  function keep(next: Kept): void {
    kept = next
    if (mayStore()) store((storage) => storage.setItem(HELP_KEY, JSON.stringify(kept)))
  }

  return {
    isTicked: (articleId, step) => kept.ticks[articleId]?.includes(step) ?? false,
    tick(articleId, step, on) {
      const others = (kept.ticks[articleId] ?? []).filter((one) => one !== step)
      keep({ ...kept, ticks: { ...kept.ticks, [articleId]: on ? [...others, step] : others } })
    },
    vote: (articleId) => kept.votes[articleId],
    keepVote: (articleId, vote) => keep({ ...kept, votes: { ...kept.votes, [articleId]: vote } }),
    forget,
  }
}

function read(): Kept {
  try {
    const { ticks, votes } = JSON.parse(store((storage) => storage.getItem(HELP_KEY)) ?? '{}') as Partial<Kept>
    return { ticks: { ...ticks }, votes: { ...votes } }
  } catch {
    return NOTHING
  }
}

/** Some browsers keep nothing; what is remembered then ends with the page. */
function store<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}
