import { createDeskbell } from './loader/deskbell.ts'
import { chunk } from './loader/lazy.ts'
import type { Deskbell, DeskbellOptions } from './loader/types.ts'

export type {
  Deskbell,
  DeskbellEvents,
  DeskbellOptions,
  GetToken,
  PageView,
  Theme,
} from './loader/types.ts'

let loaded: Promise<Deskbell> | undefined

/**
 * Puts the widget on the page from code. Called again, it answers with the same widget and boots it
 * with the new options; on a server it resolves to null.
 *
 * @example
 * const deskbell = await loadDeskbell({ url: 'https://desk.example.com', workspace: 'wk_…' })
 * const stop = deskbell?.on('unread', (count) => { document.title = `(${count}) My site` })
 */
export async function loadDeskbell(options: DeskbellOptions): Promise<Deskbell | null> {
  if (typeof document === 'undefined') return null
  loaded ??= Promise.resolve(
    createDeskbell(
      chunk(() => import('./behind.ts')),
      options,
    ),
  )
  const deskbell = await loaded
  await deskbell.boot(options)
  return deskbell
}
