/** When time counts. `hours` is `BusinessHours` as JSON or null for every hour, `holidays` a list as JSON. */
export interface CalendarsTable {
  id: string
  workspace_id: string
  name: string
  hours: string | null
  holidays: string
  created_at: number
}

/** `targets` and `escalations` are JSON. */
export interface SlaPoliciesTable {
  id: string
  workspace_id: string
  name: string
  calendar_id: string | null
  targets: string
  at_risk_percent: number
  escalations: string
  is_default: number
  /** Counts the changes of what it promises, its calendar's included. */
  version: number
  created_at: number
}

/**
 * What a policy promised in each of its versions, with the calendar as it was: `SlaTerms` as JSON.
 * Never changed and never removed, so that clocks can be counted anew.
 */
export interface SlaVersionsTable {
  policy_id: string
  version: number
  workspace_id: string
  terms: string
}

/** How the promises to one ticket stand, over all its clocks: one row to sort and filter lists by. */
export interface SlaTicketsTable {
  ticket_id: string
  workspace_id: string
  policy_id: string
  version: number
  priority: string
  /** `open`, `paused` while waiting for the customer, `done` once it is resolved. */
  phase: string
  /** 1 once the first response was given. */
  answered: number
  /** The number of the newest mark, and when it was made. */
  last_mark: number
  last_mark_at: number
  /** When the first clock that runs passes its target, or passed it; null where none runs. */
  next_due_at: number | null
  /** When the next at-risk mark, breach or escalation is to be looked for; null where none is. */
  next_check_at: number | null
  at_risk: number
  /** 1 once any clock of it passed its target, for good. */
  breached: number
}

/** One clock of one ticket. Spent time is counted by the calendar, in milliseconds. Without a target it only counts. */
export interface SlaClocksTable {
  ticket_id: string
  kind: string
  workspace_id: string
  /** `running`, `paused`, `met`, `breached`; `none` without a target. */
  state: string
  target_ms: number | null
  /** Spent until `running_since`. */
  spent_ms: number
  /** Null while it is paused or done. */
  running_since: number | null
  due_at: number | null
  /** When it will be at risk, or was, while it runs; and whether it was when it was last looked at. */
  at_risk_at: number | null
  at_risk: number
  stopped_at: number | null
  breached_at: number | null
  /** When it was told that it is at risk, and that it was breached; each is told once. */
  at_risk_told_at: number | null
  breach_told_at: number | null
  /** The escalations that were made, by `stepOf`; JSON. */
  escalated: string
}

/** What happened to a ticket, as far as its clocks are concerned: they can be counted anew from this alone. */
export interface SlaMarksTable {
  ticket_id: string
  number: number
  workspace_id: string
  what: string
  /** The policy and priority from here on, where they changed; JSON. */
  data: string
  at: number
}

export interface SlaTables {
  calendars: CalendarsTable
  sla_policies: SlaPoliciesTable
  sla_versions: SlaVersionsTable
  sla_tickets: SlaTicketsTable
  sla_clocks: SlaClocksTable
  sla_marks: SlaMarksTable
}
