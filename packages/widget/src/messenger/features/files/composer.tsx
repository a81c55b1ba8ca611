import { onePerStore } from '../../language.ts'
import { ATTACHMENT_BYTES, ATTACHMENTS_PER_MESSAGE } from '../../limits.ts'
import type { Store } from '../../store.ts'
import type { Enclosing } from '../chat/writing.ts'
import { chooseFiles, filesOf } from './common.ts'
import { TrayRows } from './rows.tsx'
import { createTray, type Tray } from './tray.ts'

const LIMITS = { count: ATTACHMENTS_PER_MESSAGE, bytes: ATTACHMENT_BYTES }

/** Files that go with messages: those of each conversation wait in a tray of its own. */
const composerFiles = onePerStore((store): Enclosing => {
  const { uploads } = filesOf(store)
  const trays = new Map<string, Tray>()

  function tray(): Tray {
    const { value } = store.place
    const key = (value.name === 'chat' && value.id) || 'new'
    const known = trays.get(key) ?? createTray(uploads, LIMITS)
    trays.set(key, known)
    return known
  }

  function View({ store: shown }: { readonly store: Store }) {
    return <TrayRows store={shown} tray={tray()} />
  }

  return {
    View,
    choose: () => chooseFiles((files) => tray().add(files)),
    add: (files) => tray().add(files),
    ready: () => tray().ready(),
    busy: () => tray().busy(),
    clear: () => tray().clear(),
  }
})

/** Puts files to what is being written, or asks which. */
export function encloseFiles(store: Store, files?: FileList): void {
  const enclosing = composerFiles(store)
  store.writing.enclosing.value = enclosing
  if (files) enclosing.add(files)
  else enclosing.choose()
}
