import { describe, expect, it } from 'vitest'
import { clientKit, texts } from './testing/client-kit.ts'
import { problem } from './testing/fake-service.ts'
import { fakeBrowser } from './testing/fake-tabs.ts'
import type { ConversationHandle } from './types.ts'

/** Two tabs of one browser with a conversation open in both. */
async function twoTabs() {
  const kit = clientKit()
  const browser = fakeBrowser()
  const tabs = [browser.tab(), browser.tab()] as const
  const first = kit.open({ tabs: tabs[0] })
  const one = first.newConversation()
  one.send('Hello')
  await kit.runtime.settle()
  const second = kit.open({ tabs: tabs[1] })
  await second.resume()
  const two = second.conversation('cnv_1')
  await kit.runtime.settle()
  return { ...kit, browser, tabs, first, second, one, two }
}

describe('two tabs of one browser', () => {
  it('share their sockets', async () => {
    const { service, second, one, two } = await twoTabs()
    expect(second.connection.get()).toBe('online')
    expect(service.sockets.map((socket) => socket.room).sort()).toEqual(['conversation/cnv_1', 'customer/cus_1'])
    service.agentSays('cnv_1', 'Good morning')
    await Promise.resolve()
    expect(texts(one)).toEqual(['Hello', 'Good morning'])
    expect(texts(two)).toEqual(['Hello', 'Good morning'])
  })

  it('agree on what is unread', async () => {
    const { service, runtime, first, second, two } = await twoTabs()
    service.agentSays('cnv_1', 'Good morning')
    await runtime.settle()
    expect([first.unread.get(), second.unread.get()]).toEqual([1, 1])
    two.markRead()
    await runtime.settle()
    expect([first.unread.get(), second.unread.get()]).toEqual([0, 0])
  })

  it('let the follower type through the socket of the leader', async () => {
    const { service, runtime, two } = await twoTabs()
    two.typing()
    await runtime.settle()
    expect(service.open('conversation/cnv_1')[0]?.sent).toContainEqual({ t: 'typing', on: true })
  })

  it('hand the sockets over when the leader closes', async () => {
    const { service, runtime, first, second, two } = await twoTabs()
    first.destroy()
    await runtime.settle()
    service.agentSays('cnv_1', 'Still there?')
    await runtime.settle()
    expect(service.open('conversation/cnv_1')).toHaveLength(1)
    expect(second.connection.get()).toBe('online')
    expect(texts(two)).toEqual(['Hello', 'Still there?'])
  })

  it('take over from a leader that the browser froze', async () => {
    const { service, runtime, browser, tabs, second, two } = await twoTabs()
    browser.freeze(tabs[0])
    service.deaf = true
    service.agentSays('cnv_1', 'missed')
    service.deaf = false
    await runtime.advance(15_000)
    expect(second.connection.get()).toBe('online')
    expect(texts(two)).toEqual(['Hello', 'missed'])
    service.agentSays('cnv_1', 'heard')
    await runtime.settle()
    expect(texts(two)).toEqual(['Hello', 'missed', 'heard'])
  })

  it('both show what waits to be sent, and send it once', async () => {
    const { service, runtime, one, two } = await twoTabs()
    service.state = 'down'
    two.send('from the second')
    one.send('from the first')
    await runtime.settle()
    const waiting = (thread: ConversationHandle) => thread.state.get().pending.map((item) => [item.text, item.status])
    expect(waiting(one).toSorted()).toEqual([
      ['from the first', 'failed'],
      ['from the second', 'failed'],
    ])
    expect(waiting(two)).toEqual(waiting(one))
    service.state = 'up'
    await runtime.advance(60_000)
    expect(waiting(one)).toEqual([])
    expect(waiting(two)).toEqual([])
    expect(service.logs.get('cnv_1')?.entries).toHaveLength(3)
    expect(texts(one)).toEqual(texts(two))
    const posts = service.calls.filter((call) => call.path.endsWith('/messages'))
    const delivered = new Set(posts.map((call) => (call.body as { clientId: string }).clientId))
    expect(delivered.size).toBe(2)
  })

  it('send what a frozen tab holds up', async () => {
    const { service, runtime, browser, tabs, one, second } = await twoTabs()
    service.intercept = (_method, _path, body) =>
      JSON.stringify(body)?.includes('held up') ? problem('unavailable', 503) : undefined
    one.send('held up')
    await runtime.settle()
    browser.freeze(tabs[0])
    const other = second.newConversation()
    other.send('urgent')
    await runtime.advance(2_900)
    expect(other.state.get()).toMatchObject({ id: null })
    await runtime.advance(200)
    expect(other.state.get()).toMatchObject({ id: 'cnv_2', pending: [] })
  })

  it('are one visitor, and both learn of the first conversation', async () => {
    const kit = clientKit()
    const browser = fakeBrowser()
    const first = kit.open({ tabs: browser.tab() })
    const second = kit.open({ tabs: browser.tab() })
    second.conversations()
    first.newConversation().send('Hello')
    await kit.runtime.settle()
    expect(second.customer.get()?.id).toBe('cus_1')
    expect(
      second
        .conversations()
        .state.get()
        .items.map((item) => item.id),
    ).toEqual(['cnv_1'])
    const secrets = kit.service.calls.filter((call) => call.path === '/v1/sessions').map((call) => call.body)
    expect(new Set(secrets.map((body) => JSON.stringify(body))).size).toBe(1)
  })

  it('end their session together', async () => {
    const { runtime, service, first, second, two } = await twoTabs()
    await first.logout()
    await runtime.settle()
    expect(second.customer.get()).toBeNull()
    expect(two.state.get()).toMatchObject({ id: null, entries: [] })
    expect(service.open('customer/cus_1')).toEqual([])
    expect(second.connection.get()).toBe('idle')
  })

  it('leave nothing behind', async () => {
    const { runtime, browser, first, second } = await twoTabs()
    first.destroy()
    second.destroy()
    await runtime.settle()
    expect(runtime.timers()).toBe(0)
    expect(browser.listeners()).toBe(0)
  })
})
