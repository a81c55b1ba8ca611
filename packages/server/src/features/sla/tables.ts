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
  created_at: number
}

/** How the promises to one ticket stand, over all its clocks: one row to sort and filter lists by. */
export interface SlaTicketsTable {
  ticket_id: string
  workspace_id: string
  policy_id: string
  priority: string
  /** The number of the newest mark. */
  last_mark: number
  /** When the first running clock passes its target; null where none runs. */
  next_due_at: number | null
  /** When the next at-risk mark, breach or escalation is to be looked for; null where none is. */
  next_check_at: number | null
  at_risk: number
  breached: number
}

/** One clock of one ticket. Spent time is counted by the calendar, in milliseconds. */
export interface SlaClocksTable {
  ticket_id: string
  kind: string
  workspace_id: string
  state: string
  target_ms: number
  /** Spent until `running_since`. */
  spent_ms: number
  /** Null while it is paused or done. */
  running_since: number | null
  due_at: number | null
  at_risk_at: number | null
  stopped_at: number | null
  /** When it was told that it is at risk, and that it was breached. */
  at_risk_told_at: number | null
  breached_at: number | null
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
  sla_tickets: SlaTicketsTable
  sla_clocks: SlaClocksTable
  sla_marks: SlaMarksTable
}
