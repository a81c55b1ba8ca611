import type {
  Attachment,
  ContactForm,
  ContactMethod,
  FieldValues,
  SimilarTicket,
  Ticket,
  TicketCreated,
  TicketPage,
  TicketReply,
  TicketStatus,
} from '@deskbell/protocol'
import type { Readable, Trouble } from '../types.ts'

/** A question as a customer asks it. */
export interface Question {
  /** 16 to 64 letters, digits, "-" or "_". Keep it to try again: the same one never asks twice. One is made unless given. */
  readonly clientId?: string
  readonly typeId: string
  /** One line. */
  readonly subject: string
  readonly text: string
  /** Answers to the fields of the type, by key: see `checkFields` of `@deskbell/protocol`. */
  readonly fields?: FieldValues
  /** Files that were uploaded before. */
  readonly attachments?: readonly Pick<Attachment, 'id'>[]
  readonly bookingRef?: string | null
  readonly contactMethod?: ContactMethod
  /** It may raise the priority of the type by one step. */
  readonly pressing?: boolean
}

export interface TicketAnswer {
  readonly clientId?: string
  readonly text: string
  readonly attachments?: readonly Pick<Attachment, 'id'>[]
}

export interface TicketFilterOptions {
  readonly status?: readonly TicketStatus[]
  readonly number?: number
  readonly cursor?: string
  /** At most 200; 50 unless given. */
  readonly limit?: number
}

/** One ticket as a view shows it. */
export interface TicketState {
  /** Null until the first answer. */
  readonly ticket: Ticket | null
  /** Why it cannot be had, or could not be asked for anew. */
  readonly trouble: Trouble | null
}

export interface LiveTicket {
  readonly state: Readable<TicketState>
  reload(): Promise<void>
  /** Takes what a call answered with, so that it need not be asked for. */
  put(ticket: Ticket): void
  release(): void
}

/** A customer's own tickets. Every call rejects with a `DeskbellError`. */
export interface TicketsClient {
  /** What may be asked, the fields of each type, and when an answer may be expected. Needs no session. */
  contactForm(): Promise<ContactForm>
  /** Makes a visitor where nobody has acted yet. */
  create(question: Question): Promise<TicketCreated>
  list(filter?: TicketFilterOptions): Promise<TicketPage>
  /** By id, or by the number people see: `1042`, `'#1042'`. Rejects with `not_found`. */
  get(idOrNumber: string | number): Promise<Ticket>
  /** To a closed ticket it starts a follow-up: the ticket and conversation that come back are new ones. */
  reply(ticketId: string, answer: TicketAnswer): Promise<TicketReply>
  /** Takes up a resolved ticket again. */
  reopen(ticketId: string): Promise<Ticket>
  /** 1 is bad, 5 very good; rating again replaces it. */
  rate(ticketId: string, score: number, comment?: string): Promise<Ticket>
  /** Own tickets, open or recent, that say nearly the same; none where there is no session. */
  similar(question: Pick<Question, 'subject' | 'text'>): Promise<readonly SimilarTicket[]>
  /** Follows one ticket: asked for anew whenever its conversation tells that it changed. */
  follow(ticketId: string): LiveTicket
}
