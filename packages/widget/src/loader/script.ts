import { createDeskbell } from './deskbell.ts'
import { chunk } from './lazy.ts'
import type { Deskbell, DeskbellOptions, Modules } from './types.ts'

/** Names of the chunks, put in by the build: `widget/messenger-….js` beside this script. */
declare const CLIENT_CHUNK: string
declare const MESSENGER_CHUNK: string

type Call = readonly [name: keyof Deskbell, ...args: unknown[]]
/** What a page may have put in our place before this script came: a function with `q`, or a list. */
type Stub = { readonly q?: Iterable<ArrayLike<unknown>> } | readonly ArrayLike<unknown>[]

const tag = document.currentScript as HTMLScriptElement | null

if (tag?.dataset.workspace) {
  const { workspace, ...rest } = tag.dataset
  const options = {
    ...rest,
    ...(rest.consent && { consent: rest.consent !== 'false' }),
    url: new URL(tag.src).origin,
    workspace,
  } as DeskbellOptions
  const part = <T>(name: string): (() => Promise<T>) =>
    chunk((again) => import(new URL(name + (again ? '?again' : ''), tag.src).href) as Promise<T>)
  const modules: Modules = { session: part(CLIENT_CHUNK), messenger: part(MESSENGER_CHUNK) }

  const deskbell = createDeskbell(modules, options)
  const perform = (call: ArrayLike<unknown>): unknown => {
    const [name, ...args] = Array.from(call) as unknown as Call
    return (deskbell[name] as (...args: unknown[]) => unknown)(...args)
  }
  const page = window as unknown as { Deskbell?: Stub | Deskbell }
  const earlier = page.Deskbell as Stub | undefined

  page.Deskbell = Object.assign((...call: unknown[]) => perform(call), deskbell)
  deskbell.boot()
  for (const call of Array.isArray(earlier) ? earlier : ((earlier as { q?: ArrayLike<unknown>[] })?.q ?? []))
    perform(call)
  dispatchEvent(new Event('deskbell:ready'))
}
