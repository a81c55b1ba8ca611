import type { Attachment, AttachmentLink } from '@deskbell/protocol'
import { FileText } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { sizeText } from './size.ts'

/** What came along with a message: pictures small, other files by name and size. */
export function FileList({ files }: { files: readonly Attachment[] }) {
  if (files.length === 0) return null
  return (
    <ul class="file-list">
      {files.map((file) => (
        <li key={file.id}>
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  )
}

/** One file. Its address works for a few minutes only, so it is asked for when it is about to be needed. */
function FileLink({ file }: { file: Attachment }) {
  const { api, toasts } = useDesk()
  const [link, setLink] = useState<AttachmentLink | null>(null)
  const element = useRef<HTMLAnchorElement>(null)
  const ask = async () => {
    const next = await api.attachments.link(file.id).catch(() => null)
    setLink(next)
    return next
  }
  // A picture is fetched once it comes near the view.
  useEffect(() => {
    const target = element.current
    if (!file.image || !target) return
    const seen = new IntersectionObserver((all) => {
      if (!all.some((one) => one.isIntersecting)) return
      seen.disconnect()
      void ask()
    })
    seen.observe(target)
    return () => seen.disconnect()
  }, [file.id])
  const size = sizeText(file.size)
  return (
    <a
      ref={element}
      class={file.image ? 'file is-picture' : 'file'}
      href={link?.url ?? '#'}
      target="_blank"
      rel="noopener noreferrer"
      title={`${file.name} (${size})`}
      onPointerEnter={() => void ask()}
      onFocus={() => void ask()}
      onClick={(event) => {
        if (link && Date.parse(link.expiresAt) > Date.now()) return
        event.preventDefault()
        void ask().then((next) => {
          if (next) open(next.url, '_blank', 'noopener,noreferrer')
          else toasts.show(t.files.failed, { tone: 'failed' })
        })
      }}
    >
      {file.image && link?.thumbnailUrl ? (
        <img
          src={link.thumbnailUrl}
          alt={t.files.open(file.name, size)}
          width={file.image.width}
          height={file.image.height}
          loading="lazy"
          decoding="async"
        />
      ) : (
        <>
          <Icon icon={FileText} size={18} />
          <span class="hidden">{t.files.openWord}</span>
          <span class="file-name" dir="auto">
            {file.name}
          </span>
          <span class="file-size number">{size}</span>
        </>
      )}
    </a>
  )
}
