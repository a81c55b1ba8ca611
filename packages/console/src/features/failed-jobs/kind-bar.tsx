import { RotateCw } from 'lucide'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { useAction } from '../../ui/use-action.ts'
import { kindName } from './kinds.ts'

interface Props {
  kind: string | null
  onKind: (kind: string | null) => void
  onRetry: (kind: string) => Promise<void>
}

/** Shows one kind alone, and tries all of it again. Where there is only one kind there is nothing to choose. */
export function KindBar({ kind, onKind, onRetry }: Props) {
  const counts = useDesk().failed.counts.value
  const retry = useAction(onRetry)
  if (!counts || counts.total < 2) return null
  const { kinds, total } = counts
  const chosen = kinds.length === 1 ? kinds[0] : kinds.find((one) => one.kind === kind)
  return (
    <div class="jobs-bar">
      {kinds.length > 1 && (
        <label class="jobs-show">
          <span class="field-label">{t.failedJobs.show}</span>
          <select
            class="input select select-small"
            value={kind ?? ''}
            onChange={(event) => onKind(event.currentTarget.value || null)}
          >
            <option value="">{t.failedJobs.every(total)}</option>
            {kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {t.failedJobs.ofKind(kindName(one.kind), one.count)}
              </option>
            ))}
          </select>
        </label>
      )}
      {chosen && chosen.count > 1 && (
        <button type="button" class="button" aria-busy={retry.busy} onClick={() => void retry.run(chosen.kind)}>
          <Icon icon={RotateCw} size={16} />
          {retry.busy ? t.failedJobs.retryingAll : t.failedJobs.retryAll(chosen.count)}
        </button>
      )}
      {retry.problem && (
        <p class="field-error" role="alert">
          {retry.problem}
        </p>
      )}
    </div>
  )
}
