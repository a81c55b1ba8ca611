import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadConfig } from '../../platform/config.ts'
import { judgeMail, parseMail } from '../../platform/mail-in/index.ts'
import { messageIdFor, replyAddress } from '../ticket-notifications/addresses.ts'
import { matchMail } from './matching.ts'
import { readWords } from './said.ts'

/** What is expected of a mail; what is left out does not matter. */
interface Expected {
  readonly verdict: string
  readonly thread: 'ticket' | 'new' | 'forged'
  readonly subject?: string
  readonly text?: string
  readonly textHas?: readonly string[]
  readonly quoted?: string
  readonly quotedHas?: string
  readonly files?: readonly string[]
  readonly sender?: string | null
  readonly senderName?: string
  readonly report?: object
}

const FOLDER = new URL('../../platform/mail-in/corpus/', import.meta.url)
const config = loadConfig({
  DESKBELL_SECRET: 'a secret for tests only, long enough to sign with',
  INBOUND_ADDRESS: 'support@desk.example',
})
const ticketId = 'tkt_01h455vb4pex5vsknk084sn02q'
const reply = replyAddress(config, ticketId) ?? ''
const messageId = messageIdFor(config, { ticketId, entryId: 'ent_01h455vb4pex5vsknk084sn02q' })

function readCorpus(name: string): Uint8Array {
  const source = readFileSync(new URL(`${name}.eml`, FOLDER)).toString('latin1')
  return Buffer.from(source.replaceAll('{{reply}}', reply).replaceAll('{{messageId}}', messageId), 'latin1')
}

const expectations = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as Record<string, Expected>
const table = Object.entries(expectations)

test('every mail of the corpus has an expectation, and there are many', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.eml'))
  expect(files.map((name) => name.replace('.eml', '')).sort()).toEqual(Object.keys(expectations).sort())
  expect(table.length).toBeGreaterThanOrEqual(60)
})

test.each(table)('%s', async (name, wanted) => {
  const mail = await parseMail(readCorpus(name))
  const { ticketId: matched, isForged } = matchMail(config, mail)
  const said = readWords(mail)
  expect(judgeMail(mail, ['support@desk.example']).kind).toBe(wanted.verdict)
  expect(matched ? 'ticket' : isForged ? 'forged' : 'new').toBe(wanted.thread)
  if (wanted.thread === 'ticket') expect(matched).toBe(ticketId)
  if (wanted.subject !== undefined) expect(said.subject).toBe(wanted.subject)
  if (wanted.text !== undefined) expect(said.text).toBe(wanted.text)
  for (const words of wanted.textHas ?? []) expect(said.text).toContain(words)
  if (wanted.quoted !== undefined) expect(said.quoted).toBe(wanted.quoted)
  if (wanted.quotedHas !== undefined) expect(said.quoted).toContain(wanted.quotedHas)
  if (wanted.files !== undefined) expect(mail.files.map((file) => file.name)).toEqual(wanted.files)
  if (wanted.sender !== undefined) expect(mail.from?.address ?? null).toBe(wanted.sender)
  if (wanted.senderName !== undefined) expect(mail.from?.name).toBe(wanted.senderName)
  if (wanted.report !== undefined) expect(mail.report).toMatchObject({ ...wanted.report, messageIds: [messageId] })
})
