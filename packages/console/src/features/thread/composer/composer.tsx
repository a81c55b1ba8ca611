import { LIMITS, type Macro, type Ticket } from '@deskbell/protocol'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import type { ConversationHandle, ConversationState } from '../../../sdk.ts'
import { shortName } from '../../../ui/names.ts'
import { useReadable } from '../../../ui/readable.ts'
import { Tray } from '../../files/tray.tsx'
import { useAttachments } from '../../files/use-attachments.ts'
import { useGrowing } from '../use-growing.ts'
import type { Notes } from '../use-notes.ts'
import { ComposerBar } from './composer-bar.tsx'
import { ComposerNote } from './composer-note.tsx'
import { MacroPreview } from './macro-preview.tsx'
import { optionId, SuggestList } from './suggest-list.tsx'
import { useOptions } from './use-options.ts'
import { type Then, useSending } from './use-sending.ts'
import { woken } from './wake.ts'

const COMPOSER = 'composer'
export type Mode = 'reply' | 'note'

interface Props {
  id: string
  state: ConversationState
  customer: NonNullable<ConversationState['customer']>
  ticket: Ticket | null
  handle: ConversationHandle
  notes: Notes
}

/** Where a reply or a note is written. What is typed is kept for each conversation until it is sent. */
export function Composer({ id, state, customer, ticket, handle, notes }: Props) {
  const { client, drafts } = useDesk()
  const { agent, workspace } = useMe()
  const agents = useReadable(client.agents)
  const [chosen, setMode] = useState<Mode>('reply')
  // A closed ticket takes no reply, and colleagues may still remark on it.
  const shut = ticket?.status === 'closed'
  const mode = shut ? 'note' : chosen
  const draft = mode === 'note' ? `${id}:note` : id
  const [texts, setTexts] = useState({ reply: drafts.get(id), note: drafts.get(`${id}:note`) })
  const [cursor, setCursor] = useState(0)
  const [macro, setMacro] = useState<Macro | null>(null)
  const [dropping, setDropping] = useState(false)
  const [early, setEarly] = useState(false)
  const text = texts[mode]
  const area = useRef<HTMLTextAreaElement>(null)
  /** Where the cursor is to stand after the next drawing. */
  const place = useRef<number | null>(null)
  useGrowing(area, text)
  const attachments = useAttachments()
  const write = (value: string) => {
    setTexts((all) => ({ ...all, [mode]: value }))
    drafts.set(draft, value)
  }
  const put = (value: string, at: number) => {
    write(value)
    setCursor(at)
    place.current = at
  }
  // Once the text is drawn, so that the cursor has somewhere to stand.
  useLayoutEffect(() => {
    if (place.current === null) return
    area.current?.focus()
    area.current?.setSelectionRange(place.current, place.current)
    place.current = null
  })
  const sending = useSending({
    ...{ id, ticket, handle, notes, attachments, agents },
    sent() {
      write('')
      area.current?.focus()
    },
  })
  const left = LIMITS.messageLength - text.length
  // A note says something; a message may be files alone.
  const says = text.trim() !== '' || (mode === 'reply' && attachments.list.length > 0)
  const ready = says && left >= 0 && !attachments.pending && !sending.busy
  const send = (then: Then) => {
    setEarly(says && attachments.pending)
    if (ready) sending.send(mode, text.trim(), then)
  }
  const suggest = useOptions({
    mode,
    text,
    cursor,
    put,
    setMacro,
    facts: { customer, agent, workspace, ticket },
    agents,
  })

  // A key or command asked for the composer: it has the focus before the next key comes.
  const call = woken.value
  const heard = useRef(call?.turn ?? 0)
  useLayoutEffect(() => {
    if (!call || call.turn === heard.current) return
    heard.current = call.turn
    setMode(call.for === 'note' ? 'note' : 'reply')
    area.current?.focus()
    if (call.for === 'canned') openCanned()
  })
  const openCanned = () => {
    const value = texts.reply
    const begun = value === '' || /\s$/.test(value) ? `${value}/` : `${value} /`
    put(begun, begun.length)
  }
  const list = `${COMPOSER}-list`
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: files may be dropped on all of it; a button does the same */}
      <form
        class={`composer is-${mode} ${dropping ? 'is-dropping' : ''}`}
        onSubmit={(event) => {
          event.preventDefault()
          send(null)
        }}
        onDragOver={(event) => {
          if (!event.dataTransfer?.types.includes('Files')) return
          event.preventDefault()
          setDropping(true)
        }}
        onDragLeave={(event) => {
          if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
            setDropping(false)
        }}
        onDrop={(event) => {
          event.preventDefault()
          setDropping(false)
          attachments.add(event.dataTransfer?.files ?? [])
        }}
      >
        {suggest.open && (
          <SuggestList
            id={list}
            label={mode === 'note' ? t.note.mentions : t.canned.label}
            suggest={suggest}
            none={t.canned.none}
          />
        )}
        <div class="composer-box">
          <textarea
            id={COMPOSER}
            ref={area}
            class="composer-text"
            rows={1}
            value={text}
            dir="auto"
            placeholder={mode === 'note' ? t.note.placeholder : t.composer.placeholder(shortName(customer))}
            aria-label={mode === 'note' ? t.note.label : t.composer.label}
            aria-describedby="composer-note"
            aria-invalid={left < 0 ? true : undefined}
            aria-autocomplete={suggest.open ? 'list' : undefined}
            aria-controls={suggest.open ? list : undefined}
            aria-activedescendant={suggest.open && suggest.current ? optionId(list, suggest.current) : undefined}
            enterkeyhint="enter"
            onInput={(event) => {
              write(event.currentTarget.value)
              setCursor(event.currentTarget.selectionStart)
              setEarly(false)
              if (mode === 'reply' && event.currentTarget.value.trim() !== '') handle.typing()
            }}
            onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
            onPaste={(event) => {
              const files = event.clipboardData?.files
              if (!files || files.length === 0) return
              event.preventDefault()
              attachments.add(files)
            }}
            onKeyDown={(event) => {
              if (suggest.onKeyDown(event)) return
              if (event.key === 'Escape') event.currentTarget.blur()
              const byTouch = matchMedia('(hover: none) and (pointer: coarse)').matches
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing || byTouch) return
              event.preventDefault()
              send(null)
            }}
          />
          <Tray attachments={attachments} />
          <ComposerBar
            {...{ mode, shut, ticket, ready, busy: sending.busy, setMode, openCanned, setMacro, send }}
            attach={attachments.add}
          />
          {dropping && <p class="composer-drop">{t.send.drop}</p>}
        </div>
        <ComposerNote
          mode={mode}
          name={shortName(customer)}
          here={state.present.some((who) => who.kind === 'customer')}
          left={left}
          problem={
            early
              ? attachments.failed
                ? t.send.someFailed
                : t.send.stillUploading
              : sending.problem && `${t.send.failed} ${sending.problem}`
          }
        />
      </form>
      {macro && ticket && (
        <MacroPreview macro={macro} ticket={ticket} customer={customer} onClose={() => setMacro(null)} />
      )}
    </>
  )
}
