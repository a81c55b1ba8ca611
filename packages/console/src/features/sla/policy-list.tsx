import { type Calendar, PRIORITIES, type SlaPolicy } from '@deskbell/protocol'
import { Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { setupHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { durationText } from '../ticket-setup/duration.ts'
import { refusalText } from '../ticket-setup/refusal.ts'
import { useSetup } from '../ticket-setup/setup-context.ts'

interface Props {
  policies: readonly SlaPolicy[]
  calendars: readonly Calendar[]
  onChange: (policies: readonly SlaPolicy[]) => void
}

/** Every policy, the default one first. */
export function PolicyList({ policies, calendars, onChange }: Props) {
  const api = useSetup()
  const { toasts } = useDesk()
  const [deleting, setDeleting] = useState<SlaPolicy | null>(null)
  const makeDefault = async (policy: SlaPolicy, undo = true) => {
    const before = policies.find((one) => one.isDefault)
    try {
      await api.updatePolicy(policy.id, { isDefault: true })
      onChange(await api.listPolicies())
      const back = undo && before ? { undo: () => void makeDefault(before, false) } : {}
      toasts.show(s.sla.madeDefault(policy.name), back)
    } catch (error) {
      toasts.show(t.toast.failed(refusalText(error)), { tone: 'failed' })
    }
  }
  return (
    <section class="section" aria-labelledby="policies">
      <div class="section-head">
        <h2 class="section-title" id="policies">
          {s.sla.policies}
        </h2>
        <a class="button" href={setupHref('sla', 'new')}>
          <Icon icon={Plus} size={18} />
          {s.sla.createPolicy}
        </a>
      </div>
      <ul class="setup-rows">
        {policies.map((policy) => (
          <PolicyRow
            key={policy.id}
            policy={policy}
            calendar={calendars.find((one) => one.id === policy.calendarId)?.name ?? s.sla.always}
            onDefault={() => void makeDefault(policy)}
            onDelete={() => setDeleting(policy)}
          />
        ))}
      </ul>
      {deleting && (
        <DeleteDialog
          title={s.sla.deletePolicyTitle(deleting.name)}
          text={s.sla.deletePolicyText}
          action={s.sla.deletePolicy}
          remove={async () => {
            await api.deletePolicy(deleting.id)
          }}
          onDone={() => {
            onChange(policies.filter((one) => one.id !== deleting.id))
            toasts.show(s.sla.policyDeleted(deleting.name))
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  )
}

interface RowProps {
  policy: SlaPolicy
  calendar: string
  onDefault: () => void
  onDelete: () => void
}

function PolicyRow({ policy, calendar, onDefault, onDelete }: RowProps) {
  const promised = PRIORITIES.toReversed().flatMap((priority) => {
    const minutes = policy.targets[priority].firstResponse
    return minutes === null ? [] : `${s.priorities[priority]} ${durationText(minutes)}`
  })
  return (
    <li class="setup-row">
      <div class="setup-words">
        <p class="setup-title">
          <a class="setup-name" href={setupHref('sla', policy.id)} dir="auto">
            {policy.name}
          </a>
          {policy.isDefault && <span class="tag">{s.sla.isDefault}</span>}
        </p>
        <p class="setup-note">
          {calendar} · {s.sla.firstBy(promised.length > 0 ? promised.join(', ') : s.sla.none)}
        </p>
      </div>
      {!policy.isDefault && (
        <button
          type="button"
          class="button button-small"
          aria-label={s.sla.makeDefaultLabel(policy.name)}
          onClick={onDefault}
        >
          {s.sla.makeDefault}
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={s.sla.deletePolicyLabel(policy.name)}
        aria-describedby={policy.isDefault ? 'default-stays' : undefined}
        aria-disabled={policy.isDefault}
        title={policy.isDefault ? s.sla.defaultStays : s.sla.deletePolicy}
        onClick={() => !policy.isDefault && onDelete()}
      >
        <Icon icon={Trash2} size={18} />
      </button>
      {policy.isDefault && (
        <span class="hidden" id="default-stays">
          {s.sla.defaultStays}
        </span>
      )}
    </li>
  )
}
