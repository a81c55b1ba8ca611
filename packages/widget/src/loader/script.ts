import { createDeskbell } from './deskbell.ts'
import { chunk } from './lazy.ts'
import type { Behind, Deskbell, DeskbellOptions } from './types.ts'

/** The address of the chunk on the service, put in by the build: `/v1/widget/behind-….js`. */
declare const BEHIND: string

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
  const behind: Behind = chunk((again) => import(new URL(BEHIND + (again ? '?again' : ''), tag.src).href))

  const deskbell = createDeskbell(behind, options)
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
