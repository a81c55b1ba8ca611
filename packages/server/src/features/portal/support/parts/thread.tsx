/** @jsxImportSource hono/jsx */
import type { Attachment, AttachmentLink, MessageEntry } from '@deskbell/protocol'
import { wordsOfPlace } from '../../../conversations/index.ts'
import { Icon } from '../../look/icons.tsx'
import { link, type Site } from '../../site.ts'
import type { RequestThread } from '../thread.ts'
import { momentInWords } from '../words.ts'

const URLS = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g

/** The messages of a request, oldest first. */
export function Thread({ site, thread }: { readonly site: Site; readonly thread: RequestThread }) {
  const last = thread.messages.length - 1
  return (
    <ol class="thread">
      {thread.messages.map((entry, index) => (
        <li key={entry.id} class={classOf(entry)} {...(index === last && { id: 'p.last' })}>
          <Message site={site} thread={thread} entry={entry} />
        </li>
      ))}
    </ol>
  )
}

function classOf({ by, content }: MessageEntry): string {
  if (content.automatic) return 'machine'
  return by.kind === 'customer' ? 'mine' : 'theirs'
}

function Message({ site, thread, entry }: { site: Site; thread: RequestThread; entry: MessageEntry }) {
  const { t, settings } = site
  const { by, at, content } = entry
  const { text, location, quoted, automatic, article, attachments = [] } = content
  const name = by.kind === 'customer' ? t('you') : (thread.nameOf(by) ?? settings.name)
  return (
    <article>
      <p class="by">
        <strong>{name}</strong> <time datetime={at}>{momentInWords(t, at, thread.zone)}</time>
        {automatic && <span class="badge">{t('automatic')}</span>}
      </p>
      {article && (
        <p class="small">
          <a href={link(site, { name: 'article', slug: article.slug })}>{article.title}</a>
        </p>
      )}
      {text !== '' && (
        <div class="said" dir="auto">
          <Linked text={text} />
        </div>
      )}
      {location && (
        <div class="said" dir="auto">
          {wordsOfPlace(location)}
        </div>
      )}
      {quoted && (
        <details class="quoted">
          <summary>{t('quoted')}</summary>
          <div class="said" dir="auto">
            {quoted}
          </div>
        </details>
      )}
      {attachments.length > 0 && (
        <ul class="files">
          {attachments.map((file) => (
            <li key={file.id}>
              <FileLink site={site} file={file} at={thread.links.get(file.id)} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

/** Text with its addresses made into links, which tell nobody where they were followed. */
function Linked({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(URLS).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={part} rel="nofollow noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  )
}

/** The edge of a thumbnail at most, in pixels of the page. */
const EDGE = 160

function FileLink({ site, file, at }: { site: Site; file: Attachment; at: AttachmentLink | undefined }) {
  const { name, image } = file
  if (!at) return <span>{name}</span>
  const scale = image ? Math.min(1, EDGE / Math.max(image.width, image.height)) : 1
  return (
    <a href={at.url} dir="auto">
      {image && at.thumbnailUrl ? (
        <img
          src={at.thumbnailUrl}
          alt=""
          width={Math.max(1, Math.round(image.width * scale))}
          height={Math.max(1, Math.round(image.height * scale))}
          loading="lazy"
        />
      ) : (
        <Icon name="download" />
      )}
      <span>
        {name} <span class="quiet">{sizeInWords(site, file.size)}</span>
      </span>
    </a>
  )
}

function sizeInWords({ t }: Site, bytes: number): string {
  const [unit, value] =
    bytes < 1024 * 1024 ? (['kilobyte', bytes / 1024] as const) : (['megabyte', bytes / 1024 ** 2] as const)
  const format = { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 } as const
  return new Intl.NumberFormat(t.locale, format).format(Math.max(unit === 'kilobyte' ? 1 : 0, value))
}
