import { COMMON_WORD, RARE_WORD, USUAL_WORD } from './seed.ts'

/** What an agent asks, and the same as somebody would write it in SQL by hand, for one page. */
export interface Question {
  readonly name: string
  /** The query of `GET /v1/tickets`. */
  readonly query: string
  /** Which tickets, in what order; `:w` is the workspace and `:a` the agent. */
  readonly where: string
  /** Whether a whole page is found at either size: only then is it the same answer, and growth says something. */
  readonly fillsPage?: boolean
}

const ACTIVE = "('open','assigned','in_progress','waiting')"
const NEWEST = 'order by t.number desc limit 51'
const holds = (term: string) =>
  `exists (select 1 from ticket_terms o where o.workspace_id = :w and o.term = '${term}' and o.number = t.number)`

export const QUESTIONS: readonly Question[] = [
  {
    name: 'inbox',
    query: 'status=open,assigned,in_progress,waiting',
    where: `t.status in ${ACTIVE} ${NEWEST}`,
  },
  {
    name: 'mine',
    query: 'status=assigned,in_progress&assigneeId=me',
    where: `t.assignee_id = :a and t.status in ('assigned','in_progress') ${NEWEST}`,
  },
  {
    name: 'filters',
    query: 'status=open,assigned,in_progress,waiting&priority=urgent,high',
    where: `t.status in ${ACTIVE} and t.priority in ('urgent','high') ${NEWEST}`,
  },
  {
    name: 'rare-word',
    query: `q=${RARE_WORD}`,
    where: `t.number in (select number from ticket_terms where workspace_id = :w and term = '${RARE_WORD}') ${NEWEST}`,
  },
  {
    name: 'two-words',
    query: `q=${COMMON_WORD}+${USUAL_WORD}`,
    where: `${holds(COMMON_WORD)} and ${holds(USUAL_WORD)} ${NEWEST}`,
  },
  {
    // Five are found among 10,000, a whole page among 100,000: ten times the answer, so only its cost is judged.
    name: 'few-hits',
    query: `q=${COMMON_WORD}+${RARE_WORD}`,
    fillsPage: false,
    where: `t.number in (select number from ticket_terms where workspace_id = :w and term = '${RARE_WORD}') and ${holds(COMMON_WORD)} ${NEWEST}`,
  },
  {
    name: 'common-word',
    query: `q=${COMMON_WORD}`,
    where: `${holds(COMMON_WORD)} ${NEWEST}`,
  },
]

/** The page itself, and what it shows beside each ticket. */
export function statements({ where }: Question) {
  return {
    page: `select t.*, y.name as type_name, c.name, c.email, c.verified, v.last_message_seq, v.last_message_by_kind,
      v.last_message_by_id, v.last_message_at, v.last_message_preview
      from tickets t join ticket_types y on y.id = t.type_id join customers c on c.id = t.customer_id
      join conversations v on v.id = t.conversation_id where t.workspace_id = :w and ${where}`,
    tags: 'select ticket_id, tag from ticket_tags where ticket_id in (:ids) order by tag',
    clocks: 'select * from sla_clocks where ticket_id in (:ids)',
    unread: `select e.conversation_id, count(*) as unread from conversation_entries e
      left join conversation_participants p on p.conversation_id = e.conversation_id and p.kind = 'agent'
        and p.participant_id = :a
      where e.conversation_id in (:ids) and e.type = 'message' and e.sender_kind = 'customer'
        and e.seq > coalesce(p.read_seq, 0) group by e.conversation_id`,
  }
}
