import { DeskbellError } from '@deskbell/sdk/agent'
import { beforeEach, expect, test } from 'vitest'
import type { AgentClient } from '../sdk.ts'
import { AGENTS, idOf } from '../testing/fixtures.ts'
import { type Actions, createActions, withOverride } from './actions.ts'
import type { SessionStore } from './session.ts'
import { createToasts, type Toasts } from './toasts.ts'

const ID = idOf('cnv', 1)
const [me, sam] = AGENTS
let calls: string[]
let answer: (() => void) | null
let fail: Error | null
let expired: boolean
let toasts: Toasts
let actions: Actions

beforeEach(() => {
  calls = []
  answer = null
  fail = null
  expired = false
  toasts = createToasts()
  const call = (text: string) =>
    new Promise<void>((resolve, reject) => {
      calls.push(text)
      answer = () => (fail ? reject(fail) : resolve())
    })
  const client = {
    assign: (id: string, to: string | null) => call(`assign ${id} ${to}`),
    close: (id: string) => call(`close ${id}`),
    reopen: (id: string) => call(`reopen ${id}`),
  } as Pick<AgentClient, 'assign' | 'close' | 'reopen'> as AgentClient
  const session = { expire: () => (expired = true) } as Pick<SessionStore, 'expire'> as unknown as SessionStore
  actions = createActions(client, toasts, session)
})

const settle = async () => {
  answer?.()
  await new Promise((resolve) => setTimeout(resolve))
}
const texts = () => toasts.list.value.map((toast) => toast.text)

test('closing shows at once, and the mark goes when it is confirmed', async () => {
  actions.close(ID)
  expect(withOverride({ status: 'open', assigneeId: null }, actions.overrides.value.get(ID)).status).toBe('closed')
  expect(texts()).toEqual(['Conversation closed.'])
  await settle()
  expect(actions.overrides.value.size).toBe(0)
  expect(calls).toEqual([`close ${ID}`])
})

test('undo takes the last step back', async () => {
  actions.close(ID)
  await settle()
  expect(toasts.undo()).toBe(true)
  expect(actions.overrides.value.get(ID)).toEqual({ status: 'open' })
  await settle()
  expect(calls).toEqual([`close ${ID}`, `reopen ${ID}`])
  expect(toasts.undo()).toBe(false)
})

test('undoing an assignment gives it back to whoever had it', async () => {
  if (!me || !sam) throw new Error('The fixtures have two agents')
  actions.assign(ID, sam.id, me, me)
  expect(texts()).toEqual(['Assigned to you.'])
  await settle()
  toasts.undo()
  await settle()
  expect(calls).toEqual([`assign ${ID} ${me.id}`, `assign ${ID} ${sam.id}`])
})

test('assigning to the one who has it already does nothing', () => {
  if (!me) throw new Error('The fixtures have an agent')
  actions.assign(ID, me.id, me, me)
  expect(calls).toEqual([])
  expect(texts()).toEqual([])
})

test('a refused step is taken back and says why', async () => {
  fail = new DeskbellError('invalid_transition', 'closed')
  actions.close(ID)
  await settle()
  expect(actions.overrides.value.size).toBe(0)
  expect(toasts.list.value.at(-1)?.tone).toBe('failed')
  expect(texts().at(-1)).toContain('Somebody changed this at the same time')
})

test('an answer that the session ended ends it', async () => {
  fail = new DeskbellError('unauthenticated', 'no')
  actions.reopen(ID)
  await settle()
  expect(expired).toBe(true)
})

test('a second step before the first is answered keeps its own mark', async () => {
  actions.close(ID)
  const first = answer
  actions.reopen(ID)
  first?.()
  await new Promise((resolve) => setTimeout(resolve))
  expect(actions.overrides.value.get(ID)).toEqual({ status: 'open' })
})
