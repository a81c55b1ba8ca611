import type { Ticket } from '@deskbell/protocol'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/database.ts'
import { type TestAgent, type TestApi, type TestWorkspace, testApi } from '../../../testing/api.ts'
import { createReader, linkIn, type Read, type Reader, runJobs } from './reader.ts'

/** What somebody writes into the contact form. */
export const ASKED = { subject: 'Gate code', message: 'It does not work.', email: 'lena@example.com', name: 'Lena' }
/** How the subject of a mail with a link to one's requests begins. */
export const LIST_MAIL = 'Your requests'

type Values = Readonly<Record<string, string | File | readonly File[]>>

/** A workspace with an agent on one side and somebody at a browser on the other. */
export interface TestDesk {
  readonly api: TestApi
  readonly workspace: TestWorkspace
  readonly admin: TestAgent
  readonly reader: Reader
  /** Every ticket, the newest first. */
  tickets(): Promise<Ticket[]>
  /** The newest mail to an address whose subject begins so; jobs send them in any order. */
  mailed(email: string, subject: string): string
  /** Asks with the form, as the reader. */
  ask(values?: Values, type?: string): Promise<Read>
  /** Asks, and gives the link in the mail that confirms it. */
  askForThread(): Promise<{ path: string; ticket: Ticket }>
  /** Asks for a link to one's requests, and waits for the mail. */
  askForLink(email: string): Promise<Read>
  /** Follows such a link. */
  signIn(email?: string): Promise<Read>
  /** What the agent does with a ticket. */
  end(ticket: Ticket | undefined, how: 'resolve' | 'close'): Promise<void>
}

export function fileOf(name: string, content: Uint8Array<ArrayBuffer> | string = 'Some text'): File {
  return new File([content], name)
}

export async function openDesk({ db }: { db: Kysely<Database> }): Promise<TestDesk> {
  const api = testApi(db)
  const workspace = await api.workspace()
  const admin = await api.agent(workspace, { role: 'admin', name: 'Robin' })
  const reader = createReader(api)
  const desk: TestDesk = {
    api,
    workspace,
    admin,
    reader,
    tickets: async () => (await admin.call<{ items: Ticket[] }>('GET', '/v1/tickets')).body.items,
    mailed: (email, subject) =>
      api.deps.mailer.sent.findLast((mail) => mail.to === email && mail.subject.startsWith(subject))?.text ?? '',
    ask: async (values = {}, type = 'general_inquiry') =>
      reader.fill(await reader.get(`/support/contact?type=${type}`), /\/support\/contact$/, { ...ASKED, ...values }),
    async askForThread() {
      await desk.ask()
      await runJobs(api)
      const [ticket] = await desk.tickets()
      if (!ticket) throw new Error('Nothing was asked')
      return { path: linkIn(desk.mailed(ASKED.email, 'We have')), ticket }
    },
    async askForLink(email) {
      const answer = await reader.fill(await reader.get('/support/tickets'), /\/support\/tickets$/, { email })
      await runJobs(api)
      return answer
    },
    async signIn(email = ASKED.email) {
      await desk.askForLink(email)
      return reader.fill(await reader.get(linkIn(desk.mailed(email, LIST_MAIL))), /link/, {})
    },
    async end(ticket, how) {
      const { status } = await admin.call('POST', `/v1/tickets/${ticket?.id}/${how}`, { body: {} })
      if (status !== 200) throw new Error(`The ticket could not be ended: ${status}`)
    },
  }
  return desk
}
