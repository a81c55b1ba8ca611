import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { messageIdFor, ownDomain, plusPart, readMessageId, readReplyAddress, replyAddress } from './addresses.ts'

const config = {
  secret: 'a secret for tests only, long enough to sign with',
  inboundAddress: 'support@example.com',
  mailFrom: 'Deskbell <desk@mail.example.com>',
}
const other = { ...config, secret: 'another secret for tests, long enough to sign with' }
const ticketId = newId('ticket')

function reply(): string {
  return replyAddress(config, ticketId) ?? ''
}

test('a reply address names its ticket, in any case, and fits into an address', () => {
  expect(readReplyAddress(config, reply())).toBe(ticketId)
  expect(readReplyAddress(config, reply().toUpperCase())).toBe(ticketId)
  const longest = { ...config, inboundAddress: `${'a'.repeat(20)}@example.com` }
  expect(replyAddress(longest, ticketId)?.split('@')[0]?.length).toBeLessThanOrEqual(64)
  expect(replyAddress({ ...config, inboundAddress: null }, ticketId)).toBeNull()
})

test('a Message-ID says what it is about', () => {
  const entry = { ticketId, entryId: newId('entry') }
  const delivery = { ticketId, deliveryId: 'dlv-1_x' }
  expect(readMessageId(config, messageIdFor(config, entry))).toEqual(entry)
  expect(readMessageId(config, messageIdFor(config, delivery).slice(1, -1))).toEqual(delivery)
  expect(messageIdFor(config, entry)).toMatch(/^<[^<>@\s]+@example\.com>$/)
  expect(messageIdFor(config, entry).length).toBeLessThan(200)
})

test.each([
  ['another secret', (text: string) => text, other],
  ['another mailbox', (text: string) => text.replace('support', 'sales'), config],
  ['another domain', (text: string) => text.replace('example.com', 'example.org'), config],
  ['no signature', (text: string) => text.replace(/.{16}@/, '@'), config],
  ['nothing after the plus', (text: string) => text.replace(/\+.*@/, '@'), config],
])('%s opens no ticket', (_why, change, by) => {
  expect(readReplyAddress(by, change(reply()))).toBeNull()
})

test('a signature for one purpose is none for the other', () => {
  const [local = ''] = reply().split('@')
  const [suffix, signature] = [local.slice(8, 34), local.slice(34)]
  expect(readMessageId(config, `<${suffix}.e.x.${signature}@example.com>`)).toBeNull()
  expect(readMessageId(other, messageIdFor(config, { ticketId, entryId: 'x' }))).toBeNull()
})

test('whatever one changes in a token, it opens nothing', () => {
  const token = plusPart(config, reply()) ?? ''
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'), (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1)
      fc.pre(changed !== token)
      expect(readReplyAddress(config, `support+${changed}@example.com`)).toBeNull()
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readReplyAddress(config, text)).toBeNull()
      expect(readMessageId(config, text)).toBeNull()
    }),
  )
})

test('mail is from the domain that takes mail, else from the sender’s', () => {
  expect(ownDomain(config)).toBe('example.com')
  expect(ownDomain({ ...config, inboundAddress: null })).toBe('mail.example.com')
})
