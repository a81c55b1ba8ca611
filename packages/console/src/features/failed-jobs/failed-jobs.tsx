import type { FailedJob } from '@deskbell/protocol'
import { CircleCheck } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Confirm } from '../../ui/dialog.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { toTrouble, troubleText } from '../../ui/trouble.ts'
import { useAction } from '../../ui/use-action.ts'
import { JobRow } from './job-row.tsx'
import { KindBar } from './kind-bar.tsx'
import { kindName } from './kinds.ts'
import { useFailedJobs } from './use-failed-jobs.ts'

/** What failed for good: looked at, tried again, or given up. */
export function FailedJobs() {
  const { api, failed, toasts } = useDesk()
  const [kind, setKind] = useState<string | null>(null)
  const jobs = useFailedJobs(kind)
  const { state } = jobs
  const [leaving, setLeaving] = useState<FailedJob | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const items = state.kind === 'ready' ? state.value.items : []
  const more = useAction(jobs.loadMore)
  useEffect(() => void failed.refresh(), [failed])
  const emptied = kind !== null && state.kind === 'ready' && items.length === 0
  // The last of a kind is dealt with: back to all of them.
  useEffect(() => {
    if (emptied) setKind(null)
  }, [emptied])

  /** Takes a row away once its job is dealt with; the focus goes to the one that takes its place. */
  const settle = async (job: FailedJob, work: () => Promise<void>, done: string) => {
    try {
      await work()
      const at = items.findIndex((one) => one.id === job.id)
      jobs.remove(job.id)
      toasts.show(done)
      requestAnimationFrame(() => focusRow(list.current, at))
    } catch (error) {
      toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
      jobs.reload()
    }
    await failed.refresh()
  }
  const retryAll = async (one: string) => {
    const { retried, left } = await api.retryFailedJobs(one)
    toasts.show(left > 0 ? t.failedJobs.retriedSome(retried, left) : t.failedJobs.retriedAll(retried))
    jobs.reload()
    await failed.refresh()
  }
  return (
    <>
      <p class="page-lead">{t.failedJobs.lead}</p>
      {state.kind !== 'failed' && <KindBar kind={kind} onKind={setKind} onRetry={retryAll} />}
      {state.kind === 'loading' && (
        <AfterWait>
          <Skeleton class="skeleton-long" />
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={t.settings.loadFailed} trouble={state.trouble} retry={jobs.reload} />}
      {state.kind === 'ready' && items.length === 0 && !emptied && (
        <Empty icon={CircleCheck} title={t.failedJobs.emptyTitle} text={t.failedJobs.emptyText} />
      )}
      {items.length > 0 && (
        <ul class="jobs" aria-label={t.failedJobs.list} ref={list}>
          {items.map((job) => (
            <JobRow
              key={job.id}
              job={job}
              onRetry={() => void settle(job, () => api.retryFailedJob(job.id), t.failedJobs.retried)}
              onDiscard={() => setLeaving(job)}
            />
          ))}
        </ul>
      )}
      {jobs.hasMore && <MoreButton action={more} />}
      {leaving && (
        <Confirm
          title={t.failedJobs.discardTitle}
          text={t.failedJobs.discardText(kindName(leaving.kind))}
          action={t.failedJobs.discardDo}
          onConfirm={() => void settle(leaving, () => api.discardFailedJob(leaving.id), t.failedJobs.discarded)}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  )
}

/** The row at a place, the last one where there are fewer, or the page itself where there is none. */
function focusRow(list: HTMLUListElement | null, at: number): void {
  const row = list?.children[Math.min(at, list.children.length - 1)]
  const target = row?.querySelector('button') ?? document.getElementById('content')
  target?.focus()
}
