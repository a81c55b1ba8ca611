import { FileText, RotateCcw, X } from 'lucide'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { sizeText } from './size.ts'
import type { Attachments, Outgoing } from './use-attachments.ts'

/** The files of a message that is being written, each with how far it is. */
export function Tray({ attachments }: { attachments: Attachments }) {
  if (attachments.list.length === 0) return null
  return (
    <ul class="tray" aria-label={t.send.attached}>
      {attachments.list.map((one) => (
        <li key={one.clientId} class={`tray-file ${one.problem ? 'is-failed' : ''}`}>
          <TrayFile one={one} attachments={attachments} />
        </li>
      ))}
    </ul>
  )
}

function TrayFile({ one, attachments }: { one: Outgoing; attachments: Attachments }) {
  const { name } = one.file
  const under = one.attachment === null && one.problem === null
  const words = under ? t.send.cancel(name) : t.send.remove(name)
  return (
    <>
      <Icon icon={FileText} size={16} />
      {one.problem ? (
        <span class="tray-words" role="alert">
          {one.problem}
        </span>
      ) : (
        <span class="tray-words">
          <span class="file-name" dir="auto">
            {name}
          </span>
          <span class="file-size number">
            {one.stalled && under
              ? t.send.stalled
              : under
                ? `${Math.round(one.share * 100)}%`
                : sizeText(one.attachment?.size ?? one.file.size)}
          </span>
          {under && (
            <progress aria-label={t.send.uploading(name, Math.round(one.share * 100))} max={1} value={one.share} />
          )}
          {!under && <span class="hidden">{t.send.ready(name)}</span>}
        </span>
      )}
      {one.problem && (
        <button
          type="button"
          class="icon-button tray-button"
          aria-label={t.send.retry(name)}
          title={t.send.retry(name)}
          onClick={() => attachments.retry(one)}
        >
          <Icon icon={RotateCcw} size={16} />
        </button>
      )}
      <button
        type="button"
        class="icon-button tray-button"
        aria-label={words}
        title={words}
        onClick={() => attachments.remove(one)}
      >
        <Icon icon={X} size={16} />
      </button>
    </>
  )
}
