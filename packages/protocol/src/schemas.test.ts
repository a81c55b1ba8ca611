import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  AcceptInvitation,
  CreateInvitation,
  CreateRoomTicket,
  CreateSession,
  LIMITS,
  ListConversations,
  ListEntries,
  ListFailedJobs,
  MarkReceipt,
  ResetPassword,
  SendMessage,
  SignUp,
  Up,
  UpdateCustomer,
  UpdateWorkspace,
} from './index.ts'

const TYPEID = '01h455vb4pex5vsknk084sn02q'
const clientId = 'client-0123456789'
const text = (value: unknown) => ({ clientId, content: { type: 'text', text: value } })
const key = 'wk_0123456789abcdef'
const secret = 'A'.repeat(43)
const hours = (mon: unknown) => ({
  businessHours: { timeZone: 'Europe/Lisbon', days: { mon, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } },
})
const attributes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, index]))

/** What each input takes and refuses; the name says which rule a refusal stands for. */
const TABLES: [string, v.GenericSchema, good: Record<string, unknown>, bad: Record<string, unknown>][] = [
  [
    'SendMessage',
    SendMessage,
    { 'one letter': text('a'), 'the longest': text('x'.repeat(LIMITS.messageLength)), 'spaces around': text(' a ') },
    {
      'an empty text': text(''),
      'blanks only': text(' \n\t'),
      'one letter too many': text('x'.repeat(LIMITS.messageLength + 1)),
      'no client id': { content: { type: 'text', text: 'a' } },
      'a short client id': { ...text('a'), clientId: 'x' },
      'an unknown field': { ...text('a'), seq: 1 },
      'an unknown field inside': { clientId, content: { type: 'text', text: 'a', html: '<b>' } },
      'an unknown kind of content': { clientId, content: { type: 'html', text: 'a' } },
      'a number for a text': text(1),
      null: null,
    },
  ],
  [
    'MarkReceipt',
    MarkReceipt,
    { read: { readSeq: 3 }, delivered: { deliveredSeq: 0 }, both: { readSeq: 1, deliveredSeq: 2 } },
    {
      nothing: {},
      'a negative mark': { readSeq: -1 },
      'half a message': { readSeq: 1.5 },
      infinity: { readSeq: Number.POSITIVE_INFINITY },
    },
  ],
  [
    'ListEntries',
    ListEntries,
    { newest: {}, after: { after: '0' }, before: { before: '12', limit: '5' } },
    { 'both directions': { after: '1', before: '2' }, 'a word': { after: 'x' }, 'too large': { after: '1234567890' } },
  ],
  [
    'ListConversations',
    ListConversations,
    { plain: {}, view: { view: 'mine', limit: '10' }, 'of a customer': { customerId: `cus_${TYPEID}` } },
    {
      'an unknown view': { view: 'yours' },
      'a foreign kind of id': { customerId: `agt_${TYPEID}` },
      'a field more': { page: '2' },
    },
  ],
  [
    'ListFailedJobs',
    ListFailedJobs,
    { plain: {}, 'of a kind': { kind: 'agents.mail_link', limit: '10' } },
    {
      'a kind in words': { kind: 'All mails' },
      'an endless kind': { kind: 'a'.repeat(101) },
      'a field more': { page: '2' },
    },
  ],
  [
    'CreateSession',
    CreateSession,
    {
      'a visitor': { workspaceKey: key, visitorSecret: secret },
      'an identity': { workspaceKey: key, identityToken: 'a.b.c' },
      both: { workspaceKey: key, visitorSecret: secret, identityToken: 'a.b.c', locale: 'pt-BR', timeZone: 'UTC' },
    },
    {
      'neither secret nor identity': { workspaceKey: key },
      'a short secret': { workspaceKey: key, visitorSecret: 'A'.repeat(42) },
      'a secret in other letters': { workspaceKey: key, visitorSecret: `${'A'.repeat(42)}=` },
      'a token in two parts': { workspaceKey: key, identityToken: 'a.b' },
      'an endless token': { workspaceKey: key, identityToken: `a.${'b'.repeat(5000)}.c` },
      'no workspace': { visitorSecret: secret },
      'a verified flag': { workspaceKey: key, visitorSecret: secret, verified: true },
    },
  ],
  [
    'UpdateCustomer',
    UpdateCustomer,
    {
      nothing: {},
      'a name taken back': { name: null },
      'a page': { page: { url: 'https://example.com/a', title: 'A' } },
      attributes: { attributes: { plan: 'pro', seats: 3, trial: false } },
      'as many attributes as may be': { attributes: attributes(LIMITS.attributeCount) },
    },
    {
      'one attribute too many': { attributes: attributes(LIMITS.attributeCount + 1) },
      'an attribute without a name': { attributes: { '': 1 } },
      'a long attribute': { attributes: { a: 'x'.repeat(LIMITS.attributeValueLength + 1) } },
      'an object as attribute': { attributes: { a: {} } },
      'not a number': { attributes: { a: Number.NaN } },
      'a relative page': { page: { url: '/a' } },
      'an id of its own': { id: `cus_${TYPEID}` },
      verified: { verified: true },
    },
  ],
  [
    'UpdateWorkspace',
    UpdateWorkspace,
    {
      nothing: {},
      'always open': { businessHours: null },
      'office hours': hours([
        { from: '09:00', to: '12:30' },
        { from: '13:30', to: '24:00' },
      ]),
      origins: { allowedOrigins: ['https://example.com'] },
    },
    {
      'hours that end before they begin': hours([{ from: '18:00', to: '09:00' }]),
      'hours that are no hours': hours([{ from: '9:00', to: '25:00' }]),
      'too many spans': hours(Array.from({ length: 7 }, () => ({ from: '09:00', to: '10:00' }))),
      'an origin with a path': { allowedOrigins: ['https://example.com/shop'] },
      'too many origins': {
        allowedOrigins: Array.from({ length: LIMITS.allowedOrigins + 1 }, () => 'https://example.com'),
      },
      'a blank name': { name: ' ' },
      'an answer in no time': { replyMinutes: 0 },
      'its key': { key },
    },
  ],
  [
    'SignUp',
    SignUp,
    { all: { workspaceName: 'Acme', name: 'Ada', email: 'ada@example.com', password: 'twelve chars' } },
    {
      'a short password': { workspaceName: 'Acme', name: 'Ada', email: 'ada@example.com', password: 'elevenchars' },
      'an endless password': {
        workspaceName: 'Acme',
        name: 'Ada',
        email: 'ada@example.com',
        password: 'x'.repeat(129),
      },
      'no address': { workspaceName: 'Acme', name: 'Ada', password: 'twelve chars' },
    },
  ],
  [
    'CreateInvitation',
    CreateInvitation,
    { agent: { email: 'ada@example.com', role: 'agent' }, provider: { email: 'ada@example.com', role: 'provider' } },
    { 'an unknown role': { email: 'ada@example.com', role: 'owner' }, 'no role': { email: 'ada@example.com' } },
  ],
  [
    'AcceptInvitation',
    AcceptInvitation,
    { all: { token: 't'.repeat(20), name: 'Ada', password: 'twelve chars' } },
    {
      'a short token': { token: 't', name: 'Ada', password: 'twelve chars' },
      'a role of its own': { token: 't'.repeat(20), name: 'Ada', password: 'twelve chars', role: 'admin' },
    },
  ],
  [
    'ResetPassword',
    ResetPassword,
    { all: { token: 't'.repeat(20), password: 'twelve chars' } },
    {
      'a short token': { token: 't', password: 'twelve chars' },
      'a short password': { token: 't'.repeat(20), password: 'eleven char' },
      'whose it is': { token: 't'.repeat(20), password: 'twelve chars', email: 'ada@example.com' },
    },
  ],
  [
    'CreateRoomTicket',
    CreateRoomTicket,
    {
      conversation: { room: { party: 'conversation', id: `cnv_${TYPEID}` } },
      inbox: { room: { party: 'inbox', id: `wsp_${TYPEID}` } },
    },
    {
      'a room of another kind': { room: { party: 'conversation', id: `wsp_${TYPEID}` } },
      'an unknown party': { room: { party: 'lobby', id: `cnv_${TYPEID}` } },
      'a path for an id': { room: { party: 'conversation', id: '../inbox' } },
    },
  ],
  [
    'Up',
    Up,
    { hello: { t: 'hello', v: 1, ticket: 'x' }, ping: { t: 'ping' }, typing: { t: 'typing', on: true } },
    {
      'an unknown frame': { t: 'shout' },
      'a field more': { t: 'ping', x: 1 },
      'half a version': { t: 'hello', v: 1.5, ticket: 'x' },
      'an endless ticket': { t: 'hello', v: 1, ticket: 'x'.repeat(2049) },
      'a bare word': 'ping',
    },
  ],
]

describe.each(TABLES)('%s', (_name, schema, good, bad) => {
  test.each(Object.entries(good))('takes %s', (_what, value) => {
    expect(v.safeParse(schema, value).issues).toBeUndefined()
  })
  test.each(Object.entries(bad))('refuses %s', (_what, value) => {
    expect(v.safeParse(schema, value).success).toBe(false)
  })
})
