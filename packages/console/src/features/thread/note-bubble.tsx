import type { Note } from '@deskbell/protocol'
import { StickyNote, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { clockTime, exactTime } from '../../ui/dates.ts'
import { Confirm } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { linkify } from '../../ui/links.tsx'
import { useReadable } from '../../ui/readable.ts'
import { FileList } from '../files/file-list.tsx'

/** A remark for colleagues, unlike anything the customer sees. */
export function NoteBubble({ note, remove }: { note: Note; remove: () => void }) {
  const { client } = useDesk()
  const { agent: me } = useMe()
  const agents = useReadable(client.agents)
  const author = agents.find((agent) => agent.id === note.authorId)
  const name = note.authorId === me.id ? t.common.you : (author?.name ?? t.common.somebody)
  const [asking, setAsking] = useState(false)
  const mayRemove = note.authorId === me.id || me.role === 'admin'
  return (
    <article class="note" aria-label={t.note.by(name)} title={exactTime(note.at)}>
      <p class="note-head">
        <Icon icon={StickyNote} size={14} />
        <span class="group-name">{name}</span>
        <span>{t.note.visibleLong}</span>
        <time class="time" dateTime={note.at}>
          {clockTime(note.at)}
        </time>
        {mayRemove && (
          <button
            type="button"
            class="icon-button note-remove"
            aria-label={t.note.remove}
            title={t.note.remove}
            onClick={() => setAsking(true)}
          >
            <Icon icon={Trash2} size={14} />
          </button>
        )}
      </p>
      <div class="note-text" dir="auto">
        {linkify(note.text)}
      </div>
      {note.attachments.length > 0 && <FileList files={note.attachments} />}
      {asking && (
        <Confirm
          title={t.note.remove}
          text={t.note.removeText}
          action={t.note.remove}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </article>
  )
}
