import type { Macro } from '@deskbell/protocol'
import { Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { setupHref } from '../../app/routes.ts'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'

interface Props {
  macros: readonly Macro[]
  onChange: (macros: readonly Macro[]) => void
}

/** Every macro with what it does. Admins change them. */
export function MacroList({ macros, onChange }: Props) {
  const api = useSetup()
  const { toasts } = useDesk()
  const admin = useMe().agent.role === 'admin'
  const [deleting, setDeleting] = useState<Macro | null>(null)
  return (
    <section class="section" aria-labelledby="macros">
      <div class="section-head">
        <div>
          <h2 class="section-title" id="macros">
            {s.macros.title}
          </h2>
          <p class="field-hint">{admin ? s.macros.hint : `${s.macros.hint} ${s.macros.forAdmins}`}</p>
        </div>
        {admin && (
          <a class="button" href={setupHref('responses', 'new')}>
            <Icon icon={Plus} size={18} />
            {s.macros.create}
          </a>
        )}
      </div>
      {macros.length === 0 && <p class="section-none">{s.macros.emptyText}</p>}
      <ul class="setup-rows">
        {macros.map((macro) => (
          <li key={macro.id} class="setup-row">
            <div class="setup-words">
              {admin ? (
                <a class="setup-name" href={setupHref('responses', macro.id)} dir="auto">
                  {macro.name}
                </a>
              ) : (
                <p class="setup-name" dir="auto">
                  {macro.name}
                </p>
              )}
              <p class="setup-note">{macro.actions.map((one) => s.macro.kinds[one.do]).join(' → ')}</p>
            </div>
            {admin && (
              <button
                type="button"
                class="icon-button"
                aria-label={s.macros.deleteLabel(macro.name)}
                onClick={() => setDeleting(macro)}
              >
                <Icon icon={Trash2} size={18} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {deleting && (
        <DeleteDialog
          title={s.macros.deleteTitle(deleting.name)}
          text={s.macros.deleteText}
          action={s.macros.delete}
          remove={async () => {
            await api.deleteMacro(deleting.id)
          }}
          onDone={() => {
            onChange(macros.filter((one) => one.id !== deleting.id))
            toasts.show(s.macros.deleted(deleting.name))
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  )
}
