import { describe, expect, it } from 'vitest'
import { clientKit } from './testing/client-kit.ts'

describe('a client nobody has acted in', () => {
  it('asks for nothing, opens nothing and stores nothing', async () => {
    const { open, service, storage, runtime } = clientKit()
    const client = open()
    expect(await client.resume()).toBe(false)
    client.newConversation()
    client.conversations()
    await runtime.advance(60_000)
    expect(service.calls).toEqual([])
    expect(service.sockets).toEqual([])
    expect(await storage.keys('')).toEqual([])
    expect(client.connection.get()).toBe('idle')
    expect(client.customer.get()).toBeNull()
  })

  it('refuses empty and overlong messages before they are queued', () => {
    const { open } = clientKit()
    const thread = open().newConversation()
    expect(() => thread.send('  \n')).toThrow(RangeError)
    expect(() => thread.send('x'.repeat(10_001))).toThrow(RangeError)
    expect(thread.state.get().pending).toEqual([])
  })
})

describe('destroy', () => {
  it('leaves no timer, listener or socket behind, whatever was under way', async () => {
    for (const state of ['up', 'down', 'frozen'] as const) {
      const { open, service, runtime } = clientKit()
      const client = open()
      const thread = client.newConversation()
      thread.send('Hello')
      await runtime.settle()
      service.publish('conversation/cnv_1', { t: 'typing', who: { kind: 'agent', id: 'agt_1' }, on: true })
      service.state = state
      for (const socket of service.sockets) if (state !== 'up') socket.drop(1006)
      thread.send('More')
      client.conversation('cnv_1')
      await runtime.advance(3_000)
      client.destroy()
      await runtime.settle()
      expect(runtime.timers(), state).toBe(0)
      expect(runtime.listeners(), state).toBe(0)
      expect(
        service.sockets.filter((socket) => socket.isOpen()),
        state,
      ).toEqual([])
      expect(client.connection.get()).toBe('idle')
      const calls = service.calls.length
      await runtime.advance(60_000)
      expect(service.calls.length, state).toBe(calls)
    }
  })
})
