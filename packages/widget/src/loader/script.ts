import { createDeskbell } from './deskbell.ts'
import { retrying } from './retrying.ts'
import type { Deskbell, DeskbellOptions, Modules } from './types.ts'

/** Names of the chunks, put in by the build: `widget/messenger-….js` beside this script. */
declare const CLIENT_CHUNK: string
declare const MESSENGER_CHUNK: string

type Call = readonly [name: keyof Deskbell, ...args: unknown[]]
type Queue = { q?: Iterable<ArrayLike<unknown>> } & Partial<Iterable<ArrayLike<unknown>>>

const tag = document.currentScript as HTMLScriptElement | null

if (tag?.dataset.workspace) {
  const { workspace, ...rest } = tag.dataset
  const options = {
    ...rest,
    ...(rest.consent && { consent: rest.consent !== 'false' }),
    url: new URL(tag.src).origin,
    workspace,
  } as DeskbellOptions
  const chunk = <T>(name: string): (() => Promise<T>) =>
    retrying((again) => import(new URL(name + (again ? '?again' : ''), tag.src).href) as Promise<T>)
  const modules: Modules = { client: chunk(CLIENT_CHUNK), messenger: chunk(MESSENGER_CHUNK) }

  const deskbell = createDeskbell(modules, options)
  const perform = (call: ArrayLike<unknown>): unknown => {
    const [name, ...args] = Array.from(call) as unknown as Call
    return (deskbell[name] as (...args: unknown[]) => unknown)(...args)
  }
  const page = window as unknown as { Deskbell?: Queue }
  const earlier = page.Deskbell

  page.Deskbell = Object.assign((...call: unknown[]) => perform(call), deskbell)
  deskbell.boot()
  // Calls made before this script came, by either of the usual stubs: a function with `q`, or a list.
  for (const call of earlier?.q ?? (Array.isArray(earlier) ? earlier : [])) perform(call)
  dispatchEvent(new Event('deskbell:ready'))
}
