import { expect, test } from 'vitest'
import { type ContractHouse, channelContract, channelMessage } from '../../testing/providers/channel-contract.ts'
import { nobodysUrl } from '../../testing/providers/http-double.ts'
import { startResendDouble } from '../../testing/providers/resend.ts'
import { startSmtpDouble } from '../../testing/providers/smtp.ts'
import type { Mailer } from '../mail.ts'
import { resendMailer } from '../mail-resend.ts'
import { smtpMailer } from '../mail-smtp.ts'
import { emailChannel } from './email.ts'

const from = 'Desk <hello@desk.example>'
const apiKey = 're_8sTq2mWx_a-key-of-resend'
const user = { user: 'desk', pass: 'hunter2/Pass=wörd' }

channelContract(
  'e-mail by Resend',
  async (): Promise<ContractHouse> => {
    const double = await startResendDouble(apiKey)
    const options = { apiKey, from, baseUrl: double.url }
    return {
      double,
      port: emailChannel(resendMailer(options)),
      impatient: emailChannel(resendMailer({ ...options, timeoutMs: 250 })),
      nowhere: emailChannel(resendMailer({ ...options, baseUrl: await nobodysUrl() })),
      to: 'ada@example.com',
      refused: () => emailChannel(resendMailer(options)).send(channelMessage({ to: 'no address' }), { key: 'k' }),
      secrets: [apiKey],
      [Symbol.asyncDispose]: () => double[Symbol.asyncDispose](),
    }
  },
  { hidesReasons: true, reportsGone: true },
)

channelContract(
  'e-mail by SMTP',
  async (): Promise<ContractHouse> => {
    const double = await startSmtpDouble(user)
    double.refuse('nobody@example.com', '550 5.1.1 No such user')
    double.refuse('refused@example.com', '554 5.7.1 Message refused by policy')
    const mailers: Mailer[] = []
    const open = (options: Parameters<typeof smtpMailer>[0]) => {
      const mailer = smtpMailer(options)
      mailers.push(mailer)
      return emailChannel(mailer)
    }
    const { host } = new URL(await nobodysUrl())
    const port = open({ url: double.url, from })
    return {
      double,
      port,
      impatient: open({ url: double.url, from, timeouts: { answer: 250 } }),
      nowhere: open({ url: double.url.replace(/[^@]+$/, host), from }),
      to: 'ada@example.com',
      refused: () => port.send(channelMessage({ to: 'refused@example.com' }), { key: 'k' }),
      gone: () => port.send(channelMessage({ to: 'nobody@example.com' }), { key: 'k' }),
      secrets: [user.pass, encodeURIComponent(user.pass), Buffer.from(user.pass).toString('base64')],
      async [Symbol.asyncDispose]() {
        for (const mailer of mailers) await mailer.close()
        await double[Symbol.asyncDispose]()
      },
    }
  },
  { saysLimits: false, isNotHttp: true },
)

test('a channel says of its mailer how long a key is known', () => {
  const resend = emailChannel(resendMailer({ apiKey, from, baseUrl: 'http://localhost' }))
  expect(resend).toMatchObject({ provider: 'resend' })
  expect(resend.keyLifeMs).toBeGreaterThan(23 * 3_600_000)
  expect(resend.keyLifeMs).toBeLessThan(24 * 3_600_000)
  const smtp = emailChannel(smtpMailer({ url: 'smtp://localhost', from }))
  expect(smtp).toMatchObject({ provider: 'smtp', keyLifeMs: 0 })
})

test('what only e-mail has goes with it', async () => {
  await using double = await startResendDouble(apiKey)
  const mail = {
    messageId: '<dlv_1@desk.example>',
    references: ['<a@desk.example>', '<b@desk.example>'],
    replyTo: 'support+42@desk.example',
    headers: {
      'List-Unsubscribe': '<https://desk.example/u/1>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
  const channel = emailChannel(resendMailer({ apiKey, from, baseUrl: double.url }))
  const { providerId } = await channel.send(channelMessage({ to: 'ada@example.com', mail }), { key: 'dlv_1' })
  const { text, html } = channelMessage({ to: '' })
  expect(double.taken).toEqual([
    {
      id: providerId,
      key: 'dlv_1',
      from,
      to: ['ada@example.com'],
      subject: 'Your booking is confirmed',
      text,
      html,
      reply_to: 'support+42@desk.example',
      headers: {
        ...mail.headers,
        'Message-ID': '<dlv_1@desk.example>',
        References: '<a@desk.example> <b@desk.example>',
        'In-Reply-To': '<b@desk.example>',
      },
    },
  ])
})
