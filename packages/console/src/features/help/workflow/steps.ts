import { type Agent, ARTICLE_TRANSITIONS, type ArticleStatus, type Translation } from '@deskbell/protocol'

export const STEPS = ['review', 'approve', 'changes', 'withdraw', 'publish', 'redraft', 'archive'] as const
export type StepName = (typeof STEPS)[number]

export interface Step {
  readonly name: StepName
  readonly to: ArticleStatus
}

type State = Pick<Translation, 'status' | 'reviewerId' | 'publishedVersion'> & {
  readonly words: Pick<Translation['words'], 'authorId'>
}

const TO: Record<StepName, ArticleStatus> = {
  review: 'in_review',
  approve: 'approved',
  changes: 'draft',
  withdraw: 'draft',
  publish: 'published',
  redraft: 'draft',
  archive: 'archived',
}

/**
 * The steps that somebody may take with a translation, the likeliest first. The service has the
 * last word; this keeps what it would refuse off the screen.
 *
 * @example stepsFor(admin, { status: 'draft', … }).map((step) => step.name) // ['publish', 'review']
 */
export function stepsFor(agent: Pick<Agent, 'id' | 'role'>, state: State): Step[] {
  const admin = agent.role === 'admin'
  // Nobody but an admin approves what they wrote themselves.
  const judge = admin || (state.reviewerId === agent.id && state.words.authorId !== agent.id)
  const editor = agent.role !== 'provider'
  const offered: Record<ArticleStatus, (StepName | false)[]> = {
    draft: admin ? ['publish', 'review'] : ['review'],
    in_review: judge ? ['approve', 'changes'] : ['withdraw'],
    approved: [editor && 'publish', 'redraft'],
    published: [],
    archived: ['redraft'],
  }
  // What nobody can read need not be taken away; an admin may still put it aside.
  const archive = admin || (editor && state.publishedVersion !== null)
  return [...offered[state.status], archive && ('archive' as const)]
    .filter((name): name is StepName => name !== false)
    .map((name) => ({ name, to: TO[name] }))
    .filter((step) => ARTICLE_TRANSITIONS[state.status].includes(step.to))
}

/** The steps that lead back from one just taken, in order; null where readers or colleagues already saw too much. */
export function wayBack(step: StepName, before: State): ArticleStatus[] | null {
  switch (step) {
    case 'review':
    case 'redraft':
      return before.status === 'archived' ? ['archived'] : before.status === 'draft' ? ['draft'] : null
    case 'withdraw':
    case 'changes':
      return ['in_review']
    case 'approve':
      return ['draft', 'in_review']
    case 'archive':
      return before.status === 'draft' && before.publishedVersion === null ? ['draft'] : null
    case 'publish':
      return null
  }
}
