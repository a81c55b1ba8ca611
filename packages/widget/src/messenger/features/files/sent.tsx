import type { Attachment, MessageContent } from '@deskbell/protocol'
import type { Uploads } from '@deskbell/sdk/uploads'
import { Icon } from '../../parts/icon.tsx'
import type { Store } from '../../store.ts'
import { filesOf, sizeWords } from './common.ts'

/** What a message may have beside its text. */
export interface Extras {
  readonly attachments?: readonly Attachment[] | undefined
  readonly location?: MessageContent['location']
  readonly quoted?: string | undefined
  readonly automatic?: boolean | undefined
}

export interface ExtrasProps {
  readonly store: Store
  readonly extras: Extras
}

/** Files and the place that came with a message, quoted mail folded, and whether a machine wrote it. */
export function MessageExtras({ store, extras }: ExtrasProps) {
  const { t: words, uploads } = filesOf(store)
  const t = words.value
  if (!t) return null
  const { attachments = [], location, quoted, automatic } = extras
  const { locale } = store.t.value
  return (
    <>
      {attachments.length > 0 && (
        <span class="sent-files">
          {attachments.map((file) => (
            <button
              key={file.id}
              type="button"
              class={`sent-file${file.image ? ' picture' : ''}`}
              onClick={({ currentTarget }) => open(uploads, file, currentTarget, t('unopened', { name: file.name }))}
            >
              {file.image && <img alt="" ref={(image) => void showSmall(store, uploads, file, image)} />}
              <span class="file-text">
                <bdi class="file-name">{file.name}</bdi>
                <span class="file-note">{sizeWords(locale, file.size)}</span>
              </span>
              {!file.image && <Icon name="down" />}
            </button>
          ))}
        </span>
      )}
      {location && (
        <a class="bubble" dir="auto" href={mapOf(location)} target="_blank" rel="noopener noreferrer">
          📍 {location.label || `${location.latitude}, ${location.longitude}`}
        </a>
      )}
      {quoted && (
        <details class="quoted">
          <summary>{t('quoted')}</summary>
          <p dir="auto">{quoted}</p>
        </details>
      )}
      {automatic && <span class="automatic">{t('automatic')}</span>}
    </>
  )
}

function mapOf({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
}

/** A small picture, once its address is here. A page whose policy forbids it shows the name alone. */
async function showSmall(
  { thread, scroller }: Store,
  uploads: Uploads,
  file: Attachment,
  image: HTMLImageElement | null,
): Promise<void> {
  if (!image || image.src) return
  const { thumbnailUrl } = await uploads.link(file.id).catch(() => ({ thumbnailUrl: null }))
  image.hidden = true
  image.addEventListener('load', () => {
    image.hidden = false
    // Whoever is at the end stays there when it grows.
    if (thread.atEnd.peek()) scroller.toEnd()
  })
  if (thumbnailUrl) image.src = thumbnailUrl
}

/** Opens a file in another tab, by an address that is asked for now: earlier ones may have expired. */
async function open(uploads: Uploads, file: Attachment, button: HTMLElement, failed: string): Promise<void> {
  const note = button.querySelector('.file-note')
  try {
    const { url } = await uploads.link(file.id)
    const link = document.createElement('a')
    Object.assign(link, { href: url, target: '_blank', rel: 'noopener noreferrer' })
    link.click()
  } catch {
    note?.replaceChildren(failed)
    note?.setAttribute('role', 'alert')
  }
}
