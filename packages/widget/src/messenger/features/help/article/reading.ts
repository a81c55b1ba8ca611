import type { Article } from '@deskbell/protocol'
import type { Trouble } from '@deskbell/sdk'
import { toTrouble } from '@deskbell/sdk/help'
import { effect, type Signal, signal } from '../../../signals.ts'
import type { Help } from '../center.ts'
import { createMemory, type Memory } from './memory.ts'

/** How the reader judges the article in view. */
export interface Judgement {
  readonly articleId: string
  readonly helpful: boolean | null
  /** Whether a comment can be written, or was sent. */
  readonly comment: 'none' | 'open' | 'sent'
  readonly trouble: Trouble | null
}

export interface Reading {
  readonly memory: Memory
  readonly judgement: Signal<Judgement | null>
  /** The judgement of this article, as it was left. */
  of(article: Article): Judgement
  vote(article: Article, helpful: boolean): Promise<void>
  comment(article: Article, comment: string): Promise<void>
}

const made = new WeakMap<Help, Reading>()

/** What goes with reading: ticks and votes. Forgotten when the customer logs out. */
export function readingOf(help: Help): Reading {
  const reading = made.get(help) ?? createReading(help)
  made.set(help, reading)
  return reading
}

function createReading(help: Help): Reading {
  const { store } = help
  const memory = createMemory(() => store.shell.options().consent !== false)
  const judgement = signal<Judgement | null>(null)

  let was = store.customer.peek()
  store.ends.push(
    effect(() => {
      if (was && !store.customer.value) {
        memory.forget()
        judgement.value = null
      }
      was = store.customer.value
    }),
  )

  function of({ id }: Article): Judgement {
    const { value } = judgement
    if (value?.articleId === id) return value
    return { articleId: id, helpful: memory.vote(id)?.helpful ?? null, comment: 'none', trouble: null }
  }

  async function send(article: Article, next: Judgement, comment?: string): Promise<void> {
    const before = of(article)
    const helpful = next.helpful ?? false
    const voter = memory.vote(article.id)?.clientId
    judgement.value = next
    try {
      const vote = { helpful, ...(voter && { clientId: voter }), ...(comment && { comment }) }
      const clientId = await help.client.peek().vote(article.id, vote)
      memory.keepVote(article.id, { clientId, helpful })
    } catch (error) {
      if (judgement.peek()?.articleId === article.id) judgement.value = { ...before, trouble: toTrouble(error) }
    }
  }

  return {
    memory,
    judgement,
    of,
    vote: (article, helpful) =>
      send(article, { articleId: article.id, helpful, comment: helpful ? 'none' : 'open', trouble: null }),
    comment: (article, comment) => send(article, { ...of(article), comment: 'sent', trouble: null }, comment),
  }
}
