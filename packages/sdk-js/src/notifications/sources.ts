import { writable } from '../core/readable.ts'
import type { AgentClient, Client, Readable } from '../types.ts'
import type { NotificationsSource } from './types.ts'

/** A customer hears of theirs in their own room. */
export function customerSource({ customer, wire }: Client): NotificationsSource {
  const { call, join, workspaceKey } = wire
  return {
    call,
    recipient: mapped(customer, (one) => one?.id ?? null),
    listen: (id, listener) => join(`customer/${id}`, { frame: listener, sync: () => listener(null) }),
    tabs: `deskbell:${workspaceKey}:notifications`,
  }
}

/** An agent hears of theirs in the inbox. */
export function agentSource({ wire, listen }: AgentClient): NotificationsSource {
  const { call, agentId } = wire
  return { call, recipient: agentId, listen: (_id, listener) => listen(listener), tabs: 'deskbell:agent:notifications' }
}

/** What is made of a value, told only where it differs. */
function mapped<T, U>(readable: Readable<T>, of: (value: T) => U): Readable<U> {
  return {
    get: () => of(readable.get()),
    subscribe(listener) {
      const value = writable(of(readable.get()))
      const stop = value.subscribe(listener)
      const unfollow = readable.subscribe((next) => value.set(of(next)))
      return () => {
        unfollow()
        stop()
      }
    },
  }
}
