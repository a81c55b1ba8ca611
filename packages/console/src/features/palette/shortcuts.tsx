import { layer } from '../../app/layer.ts'
import { t } from '../../i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Keys } from '../../ui/keys.tsx'

/** Every key there is, whether or not it can be used just now. */
const SHEET: readonly (readonly [keys: string, label: string])[] = [
  ['j', t.commands.next],
  ['k', t.commands.previous],
  ['Enter', t.commands.open],
  ['.', t.commands.showNew],
  ['x', t.tickets.commands.select],
  ['X', t.tickets.commands.selectRange],
  ['r', t.commands.reply],
  ['n', t.commands.note],
  ['/', t.canned.label],
  ['a', t.commands.assign],
  ['e', t.commands.closeOrReopen],
  ['z', t.commands.undo],
  ['Escape', t.commands.leave],
  ['c', t.commands.newArticle],
  ['mod+s', t.commands.saveArticle],
  ['mod+k', t.commands.palette],
  ['?', t.commands.help],
]

export function Shortcuts() {
  const close = () => {
    layer.value = null
  }
  return (
    <Dialog title={t.shortcuts.title} onClose={close} class="shortcuts">
      <p class="dialog-text">{t.shortcuts.text}</p>
      <dl class="shortcut-list">
        {SHEET.map(([keys, label]) => (
          <div class="shortcut" key={keys}>
            <dt>{label}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={close}>
          {t.common.close}
        </button>
      </div>
    </Dialog>
  )
}
