import { afterEach, describe, expect, it } from 'vitest'
import { browserTabs, noTabs, type TabMessage, type Tabs } from './tabs.ts'

let scope = 0
const open: Tabs[] = []
const tab = () => {
  const one = browserTabs(`test-${scope}`)
  open.push(one)
  return one
}
afterEach(() => {
  scope += 1
  for (const one of open.splice(0)) one.close()
})

/** Waits until something was written down, without a clock. */
async function written(log: readonly string[], ...wanted: string[]): Promise<void> {
  for (let turn = 0; turn < 1_000 && log.length < wanted.length; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(log).toEqual(wanted)
}

describe('tabs of one browser', () => {
  it('hear each other, not themselves, until they stop listening', async () => {
    const [first, second] = [tab(), tab()]
    const heard: string[] = []
    const note = (who: string) => (message: TabMessage) => heard.push(`${who}: ${message.k}`)
    first.listen(note('first'))
    const stop = second.listen(note('second'))
    first.post({ k: 'gone', clientId: 'a' })
    await written(heard, 'second: gone')
    stop()
    first.post({ k: 'gone', clientId: 'b' })
    second.post({ k: 'session', out: true })
    await written(heard, 'second: gone', 'first: session')
  })

  it('have one leader, and the next when it lets go', async () => {
    const log: string[] = []
    const [first, second] = [tab(), tab()]
    const claim = first.lead(
      'room',
      () => log.push('first won'),
      () => log.push('first lost'),
    )
    await written(log, 'first won')
    second
      .lead(
        'room',
        () => log.push('second won'),
        () => log.push('second lost'),
      )
      .release()
    const other = second.lead(
      'room',
      () => log.push('second won'),
      () => log.push('second lost'),
    )
    claim.release()
    await written(log, 'first won', 'second won')
    other.release()
  })

  it('take the lead from one that does not answer, which then waits its turn', async () => {
    const log: string[] = []
    const [first, second] = [tab(), tab()]
    const claim = first.lead(
      'room',
      () => log.push('first won'),
      () => log.push('first lost'),
    )
    await written(log, 'first won')
    const thief = second.lead(
      'room',
      () => log.push('second won'),
      () => log.push('second lost'),
    )
    thief.steal()
    await written(log, 'first won', 'second won', 'first lost')
    thief.release()
    await written(log, 'first won', 'second won', 'first lost', 'first won')
    claim.release()
  })

  it('run one at a time what must not run twice', async () => {
    const log: string[] = []
    const run = (one: Tabs, name: string) =>
      one.exclusive('session', async () => {
        log.push(`${name} begins`)
        await new Promise((resolve) => setImmediate(resolve))
        log.push(`${name} ends`)
        return name
      })
    const [first, second] = [tab(), tab()]
    expect(await Promise.all([run(first, 'first'), run(second, 'second')])).toEqual(['first', 'second'])
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })
})

describe('a client that is alone', () => {
  it('leads at once and hears nothing', async () => {
    const alone = noTabs()
    const log: string[] = []
    alone.listen((message) => log.push(message.k))
    alone.post({ k: 'session', out: true })
    alone
      .lead(
        'room',
        () => log.push('won'),
        () => log.push('lost'),
      )
      .steal()
    expect(await alone.exclusive('session', async () => 'done')).toBe('done')
    expect(log).toEqual(['won'])
  })

  it('is what a browser without locks makes of every tab', () => {
    const log: string[] = []
    const channelOnly = browserTabs('test-no-locks', null)
    open.push(channelOnly)
    channelOnly.lead(
      'room',
      () => log.push('won'),
      () => log.push('lost'),
    )
    expect(log).toEqual(['won'])
  })
})
