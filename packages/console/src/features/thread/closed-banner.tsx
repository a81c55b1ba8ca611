import { Archive } from 'lucide'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'

/** Says that the conversation is closed and what a reply does then. */
export function ClosedBanner({ id }: { id: string }) {
  const { actions } = useDesk()
  return (
    <div class="closed-banner">
      <Icon icon={Archive} size={16} />
      <p>
        <strong>{t.thread.closedBanner}</strong> {t.thread.closedHint}
      </p>
      <button type="button" class="button button-small" onClick={() => actions.reopen(id)}>
        {t.thread.reopen}
      </button>
    </div>
  )
}
