import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import type { Bulk } from './use-bulk.ts'

/** Which tickets a change to many left as they were, and why. */
export function Failures({ bulk }: { bulk: Bulk }) {
  const { failures } = bulk
  if (failures.length === 0) return null
  return (
    <Dialog title={t.tickets.bulk.failedTitle(failures.length)} onClose={bulk.dismiss}>
      <p class="dialog-text">{t.tickets.bulk.failedText}</p>
      <ul class="failures">
        {failures.map(({ id, number, subject, reason }) => (
          <li key={id}>
            <b class="number">{t.tickets.number(number)}</b> {subject}
            <span class="failure-reason">{reason}</span>
          </li>
        ))}
      </ul>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={bulk.dismiss}>
          {t.common.close}
        </button>
      </div>
    </Dialog>
  )
}
