import { X } from 'lucide'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { Upload } from './use-uploads.ts'

/** Files on their way, with how far they are. */
export function UploadList({ uploads }: { uploads: readonly Upload[] }) {
  if (uploads.length === 0) return null
  return (
    <ul class="uploads">
      {uploads.map((one) => (
        <li key={one.id} class={`upload ${one.problem ? 'is-failed' : ''}`}>
          {one.problem ? (
            <>
              <span class="upload-words" role="alert">
                {one.problem}
              </span>
              <button
                type="button"
                class="button button-small"
                aria-label={h.editor.uploadRetry(one.name)}
                onClick={one.retry}
              >
                {t.common.retry}
              </button>
            </>
          ) : (
            <>
              <span class="upload-words">{h.editor.uploading(one.name, Math.round(one.share * 100))}</span>
              <progress aria-label={one.name} max={1} value={one.share} />
            </>
          )}
          <button
            type="button"
            class="icon-button upload-stop"
            aria-label={h.editor.uploadStop(one.name)}
            onClick={one.stop}
          >
            <Icon icon={X} size={16} />
          </button>
        </li>
      ))}
    </ul>
  )
}
