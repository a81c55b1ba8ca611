import { CircleAlert } from 'lucide'
import { t } from '../../i18n/index.ts'
import type { ConversationHandle, PendingMessage } from '../../sdk.ts'
import { now } from '../../ui/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { linkify } from '../../ui/links.tsx'
import { troubleText } from '../../ui/trouble.ts'

/** Replies on their way. One that failed says why and stays until it is sent or discarded. */
export function PendingMessages({
  pending,
  handle,
}: {
  pending: readonly PendingMessage[]
  handle: ConversationHandle
}) {
  return (
    <>
      {pending.map((message) => (
        <div class="group is-ours is-pending" key={message.clientId} data-status={message.status}>
          <div class="group-body">
            <div class="bubble">{linkify(message.text)}</div>
            {message.status === 'failed' ? (
              <p class="not-sent" role="alert">
                <span class="not-sent-why">
                  <Icon icon={CircleAlert} size={16} />
                  {t.thread.receipt.failed} {message.trouble && troubleText(message.trouble, now.value)}
                </span>
                {message.retryable && (
                  <button type="button" class="link-button" onClick={() => handle.retry(message.clientId)}>
                    {t.common.retry}
                  </button>
                )}
                <button type="button" class="link-button" onClick={() => handle.discard(message.clientId)}>
                  {t.thread.discard}
                </button>
              </p>
            ) : (
              <p class="delivery">
                {message.status === 'sending' ? t.thread.receipt.sending : t.thread.receipt.queued}
              </p>
            )}
          </div>
        </div>
      ))}
    </>
  )
}
