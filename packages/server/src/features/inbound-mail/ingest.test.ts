import type { EntryPage, Note, Ticket } from '@deskbell/protocol'
import { beforeEach, expect, test } from 'vitest'
import { type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { MAIL_ENV, MAIL_TOKEN, type MailParts, rawMail } from '../../testing/mails.ts'
import { deliveryOf, sentDelivery } from '../../testing/notification-channels.ts'
import { suppressionOf } from '../notification-channels/index.ts'
import { messageIdFor, replyAddress } from '../ticket-notifications/addresses.ts'
import { type Ingested, ingest } from './ingest.ts'

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let agent: Awaited<ReturnType<TestApi['agent']>>
  beforeEach(async () => {
    api = testApi((await open()).db, { env: MAIL_ENV })
    workspace = await api.workspace()
    agent = await api.agent(workspace, { role: 'admin', name: 'Robin' })
  })

  const take = (parts: MailParts = {}) => ingest(api.deps, 'mime', rawMail(parts))
  const ticketOf = async (ticketId: string | null) => (await agent.call<Ticket>('GET', `/v1/tickets/${ticketId}`)).body
  const messagesOf = async (ticketId: string | null) => {
    const { conversationId } = await ticketOf(ticketId)
    const { body } = await agent.call<EntryPage>('GET', `/v1/conversations/${conversationId}/entries?limit=200`)
    return body.entries.flatMap((entry) => (entry.type === 'message' ? [entry] : []))
  }
  const notesOf = async (ticketId: string | null) => {
    const { conversationId } = await ticketOf(ticketId)
    return (await agent.call<{ items: Note[] }>('GET', `/v1/conversations/${conversationId}/notes`)).body.items
  }
  const toTicket = (ticketId: string | null) => replyAddress(api.deps.config, ticketId ?? '') ?? ''

  test('new mail is a ticket of an unverified sender, with a clean subject', async () => {
    const { outcome, ticketId } = await take({ subject: 'AW: Re: Broken lamp' })
    expect(outcome).toBe('new_ticket')
    const ticket = await ticketOf(ticketId)
    expect(ticket).toMatchObject({ subject: 'Broken lamp', channel: 'email', status: 'assigned' })
    expect(ticket.customer).toMatchObject({ name: 'Ana', email: 'ana@example.com', verified: false })
    expect(ticket.work?.verifiedSender).toBe(false)
    expect((await messagesOf(ticketId))[0]).toMatchObject({ content: { text: 'The lamp is broken.' } })
  })

  test('an answer by the signed address lands in the thread, what it quotes folded', async () => {
    const first = await take()
    const answer = await take({
      to: toTicket(first.ticketId),
      subject: 'something else entirely',
      body: 'It works now.\r\n\r\nOn 1 May 2026 at 10:15, Desk <support@desk.example> wrote:\r\n> Did you try the switch?',
    })
    expect(answer).toMatchObject({ outcome: 'reply', ticketId: first.ticketId, duplicate: false })
    const last = (await messagesOf(first.ticketId)).at(-1)
    expect(last?.content).toMatchObject({ text: 'It works now.', quoted: expect.stringContaining('> Did you try') })
  })

  test('an answer whose address was lost is found by the Message-ID it names', async () => {
    const first = await take()
    const ours = messageIdFor(api.deps.config, { ticketId: first.ticketId ?? '', entryId: 'ent_1' })
    const answer = await take({ subject: 'Re: x', headers: { References: `<a@b> ${ours} <c@d>` }, body: 'Again' })
    expect(answer).toMatchObject({ outcome: 'reply', ticketId: first.ticketId })
  })

  test('neither the sender nor the subject opens a thread', async () => {
    const first = await take()
    const other = await take({
      subject: 'Re: Broken lamp [#1]',
      headers: { 'In-Reply-To': '<m1@example.com>' },
      body: 'Hm',
    })
    expect(other.outcome).toBe('new_ticket')
    expect(other.ticketId).not.toBe(first.ticketId)
  })

  test('forged reply tokens and Message-IDs land in a new unverified ticket, never in the thread', async () => {
    const first = await take()
    const address = toTicket(first.ticketId)
    const id = messageIdFor(api.deps.config, { ticketId: first.ticketId ?? '', entryId: 'ent_1' })
    const forged = [
      { to: address.replace(/.{16}@/, 'aaaaaaaaaaaaaaaa@') },
      { to: address.replace(/\+./, '+0').replace('+0', '+1') },
      { headers: { 'In-Reply-To': id.replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@') } },
      { headers: { References: id.replace('.e.', '.d.') } },
    ]
    for (const [at, parts] of forged.entries()) {
      const result = await take({ ...parts, body: `Let me in ${at}` })
      expect(result).toMatchObject({ outcome: 'new_ticket', reason: 'a forged reply address or Message-ID' })
      expect((await ticketOf(result.ticketId)).work?.verifiedSender).toBe(false)
    }
    expect((await messagesOf(first.ticketId)).filter((entry) => entry.by.kind === 'customer')).toHaveLength(1)
  })

  test('a signed address in somebody else’s hands makes a ticket beside, and says so on both', async () => {
    const first = await take()
    const stranger = await take({ from: 'eve@example.net', to: toTicket(first.ticketId), body: 'Send me the keys' })
    expect(stranger.outcome).toBe('new_ticket')
    expect(stranger.ticketId).not.toBe(first.ticketId)
    expect(await messagesOf(first.ticketId)).toHaveLength((await messagesOf(stranger.ticketId)).length)
    expect((await notesOf(stranger.ticketId))[0]?.text).toContain('#1')
    expect((await notesOf(first.ticketId))[0]?.text).toContain('eve@example.net')
  })

  test('an address that was typed or vouched for elsewhere opens nothing of that customer', async () => {
    const visitor = await api.customer(workspace)
    await visitor.call('PATCH', '/v1/customers/me', { body: { email: 'ana@example.com', name: 'Visitor Ana' } })
    const { ticketId } = await take()
    expect((await ticketOf(ticketId)).customer.id).not.toBe(visitor.id)
  })

  test('the same mail is taken once, by whatever way and however often at once', async () => {
    const raw = rawMail()
    const traced = Buffer.concat([Buffer.from('Received: from elsewhere\r\n'), raw])
    const results = await Promise.all([
      ingest(api.deps, 'mime', raw),
      ingest(api.deps, 'imap', traced),
      ingest(api.deps, 'resend', raw),
    ])
    results.push(await ingest(api.deps, 'mime', raw))
    expect(new Set(results.map(({ ticketId }) => ticketId)).size).toBe(1)
    expect(results.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
    expect(
      (await messagesOf(results[0]?.ticketId ?? null)).filter((entry) => entry.by.kind === 'customer'),
    ).toHaveLength(1)
  })

  test('an absence note is kept, marked, and answered with nothing', async () => {
    const { outcome, ticketId } = await take({
      subject: 'Automatic reply: Hello',
      headers: { 'Auto-Submitted': 'auto-replied' },
    })
    expect(outcome).toBe('automatic')
    const messages = await messagesOf(ticketId)
    expect(messages).toHaveLength(1)
    expect(messages[0]?.content.automatic).toBe(true)
  })

  test('a machine does not take up again what was done', async () => {
    const first = await take()
    await agent.call('POST', `/v1/tickets/${first.ticketId}/resolve`, { body: {} })
    const note = await take({ to: toTicket(first.ticketId), subject: 'Out of office', body: 'I am away' })
    expect(note).toMatchObject({ outcome: 'automatic', ticketId: first.ticketId })
    expect((await ticketOf(first.ticketId)).status).toBe('resolved')
    expect((await notesOf(first.ticketId))[0]?.text).toContain('I am away')
    const person = await take({ to: toTicket(first.ticketId), body: 'Still broken' })
    expect(person.outcome).toBe('reply')
    expect((await ticketOf(first.ticketId)).status).not.toBe('resolved')
  })

  test('a bounce is noted beside its ticket', async () => {
    const first = await take()
    const ours = messageIdFor(api.deps.config, { ticketId: first.ticketId ?? '', deliveryId: 'd1' })
    const delivery = await sentDelivery(api, workspace.id, { provider: 'smtp', message_id: ours })
    const body = [
      '--b',
      'Content-Type: text/plain',
      '',
      'Not delivered',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.com',
      '',
      'Final-Recipient: rfc822; ana@example.com',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 no such user',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${ours}`,
      'Subject: x',
      '',
      '--b--',
    ].join('\r\n')
    const headers = { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' }
    const result = await take({
      from: 'MAILER-DAEMON@mx.example.com',
      subject: 'Undelivered Mail Returned to Sender',
      headers,
      body,
    })
    expect(result).toMatchObject({ outcome: 'bounce', ticketId: first.ticketId })
    expect((await notesOf(first.ticketId))[0]?.text).toBe(
      'A mail to ana@example.com could not be delivered. 5.1.1 550 no such user',
    )
    expect((await messagesOf(first.ticketId)).filter((entry) => entry.by.kind === 'customer')).toHaveLength(1)
    const reason = 'failed: 5.1.1 550 no such user'
    expect(await deliveryOf(api, delivery)).toMatchObject({ status: 'bounced', reason })
    expect(await suppressionOf(api.deps, workspace.id, 'email', 'ana@example.com')).toContain(reason)
  })

  test('our own mail that comes back is dropped', async () => {
    const first = await take()
    const ours = messageIdFor(api.deps.config, { ticketId: first.ticketId ?? '', entryId: 'ent_1' })
    const result = await take({ to: toTicket(first.ticketId), headers: { 'Message-ID': ours } })
    expect(result).toMatchObject({ outcome: 'refused', ticketId: null, reason: 'loop: our own mail came back' })
  })

  test('a sender of many mails is marked', async () => {
    const results: Ingested[] = []
    for (let n = 0; n < 21; n++) {
      api.deps.clock.advance(150_000)
      results.push(await take({ from: 'flood@example.net', subject: `Mail ${n}`, body: `Text ${n}` }))
    }
    expect(results.filter(({ outcome }) => outcome === 'new_ticket')).toHaveLength(20)
    expect(results.at(-1)).toMatchObject({ outcome: 'automatic', reason: 'many mails of this sender' })
  })

  test('files come along, and what cannot be kept is named', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const part = (name: string, content: string) =>
      `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}\r\n`
    const files = Array.from({ length: 12 }, (_, n) => part(`f${n}.txt`, Buffer.from(`file ${n}`).toString('base64')))
    const body = `--b\r\nContent-Type: text/plain\r\n\r\nSee the files\r\n${part('lamp.png', png)}${files.join('')}--b--`
    const { ticketId } = await take({ body, headers: { 'Content-Type': 'multipart/mixed; boundary=b' } })
    const [message] = await messagesOf(ticketId)
    expect(message?.content.attachments?.map(({ name }) => name)).toEqual([
      'lamp.png',
      ...Array.from({ length: 9 }, (_, n) => `f${n}.txt`),
    ])
    expect((await notesOf(ticketId))[0]?.text).toContain('f11.txt (too many files)')
  })

  test('a letter longer than a message comes along whole as a file', async () => {
    const { ticketId } = await take({ body: 'A long story. '.repeat(1_000) })
    const [message] = await messagesOf(ticketId)
    expect(message?.content.text.length).toBe(10_000)
    expect(message?.content.attachments?.[0]).toMatchObject({ name: 'message.txt', size: 14_000 })
  })

  test('a mail of 40 MB keeps its words and says what is missing', async () => {
    const head = rawMail({
      headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
      body: '--b\r\nContent-Type: text/plain\r\n\r\nAll photos are here\r\n--b\r\nContent-Disposition: attachment; filename=a.zip\r\nContent-Type: application/zip\r\n',
    })
    const raw = Buffer.concat([head, Buffer.alloc(40 * 1024 * 1024, 'QUFB')])
    const started = performance.now()
    const { outcome, ticketId } = await ingest(api.deps, 'imap', raw)
    expect(outcome).toBe('new_ticket')
    expect((await messagesOf(ticketId))[0]?.content).toMatchObject({ text: 'All photos are here' })
    expect((await notesOf(ticketId))[0]?.text).toContain('40 MB')
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('in a hosted service the address names the workspace', async () => {
    const hosted = testApi(api.deps.db, { env: { ...MAIL_ENV, DESKBELL_MODE: 'hosted' } })
    const other = await hosted.workspace('Other')
    const nowhere = await ingest(hosted.deps, 'mime', rawMail())
    expect(nowhere).toMatchObject({ outcome: 'refused', reason: 'no workspace has this address' })
    const admin = await hosted.agent(other, { email: 'other@example.com' })
    for (const to of [`${other.key}@desk.example`, `support+${other.key}@desk.example`]) {
      const { ticketId } = await ingest(hosted.deps, 'mime', rawMail({ to, subject: to, body: to }))
      expect((await admin.call<Ticket>('GET', `/v1/tickets/${ticketId}`)).status).toBe(200)
    }
  })

  test('mail servers post raw mail with the token only', async () => {
    const post = (headers: Record<string, string>, body: Uint8Array<ArrayBuffer> = rawMail()) =>
      api.app.request('/v1/inbound-mail/mime', { method: 'POST', headers, body })
    const type = { 'content-type': 'message/rfc822' }
    const auth = { authorization: `Bearer ${MAIL_TOKEN}` }
    expect((await post(type)).status).toBe(401)
    expect((await post({ ...type, authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await post(auth)).status).toBe(415)
    const tooLarge = await post({ ...type, ...auth }, Buffer.alloc(25 * 1024 * 1024 + 1))
    expect([tooLarge.status, tooLarge.headers.get('content-type')]).toEqual([413, 'application/problem+json'])
    const taken = await post({ ...type, ...auth })
    expect(taken.status).toBe(202)
    expect(await taken.json()).toMatchObject({ outcome: 'new_ticket', duplicate: false })
  })
})
