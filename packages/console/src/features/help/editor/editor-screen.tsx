import { type ArticleRecord, LIMITS, type Translation } from '@deskbell/protocol'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { helpHref } from '../../../app/routes.ts'
import { useCommands } from '../../../app/use-commands.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { usePageTitle } from '../../../ui/page-title.ts'
import { directionOf, languageName, nearestLocale } from '../languages.ts'
import { Panel, type PanelName } from '../panels/panel.tsx'
import { Beside } from './beside.tsx'
import type { TextField } from './codemirror.ts'
import { Conflict } from './conflict.tsx'
import type { Opened } from './editor.tsx'
import { EditorHead } from './editor-head.tsx'
import { EditorNotice } from './editor-notice.tsx'
import { MarkdownField } from './markdown-field.tsx'
import { Toolbar } from './toolbar.tsx'
import { UploadList } from './upload-list.tsx'
import { useUploads } from './use-uploads.ts'
import { useWords } from './use-words.ts'

/** What stands beside the text; on a phone, `write` is the text itself. */
export type Shown = 'write' | 'preview' | 'source'

/** The editor: text, preview, and all that is said and done about one language of an article. */
export function EditorScreen({ opened, locale }: { opened: Opened; locale: string }) {
  const { router, toasts } = useDesk()
  const { workspace } = useMe()
  const [record, setRecord] = useState<ArticleRecord>(opened.record)
  const [panel, setPanel] = useState<PanelName | null>(null)
  const field = useRef<TextField | null>(null)
  const titleField = useRef<HTMLInputElement>(null)
  const writing = useWords(record, locale, opened.translation, (saved) => setRecord((now) => withState(now, saved)))
  const uploads = useUploads(field)
  const { words, saved, save } = writing
  const source = nearestLocale(
    record.translations.filter((one) => one.locale !== locale),
    writing.restored?.from ?? workspace.locale,
  )
  const [shown, setShown] = useState<Shown>(saved || !source ? 'write' : 'source')
  const [needTitle, setNeedTitle] = useState(false)
  const over = words.body.length - LIMITS.markdownLength
  usePageTitle(`${words.title || t.nav.help} · ${languageName(locale)} · ${t.product}`)

  /** Saves what is unsaved. False where it could not be. */
  const saveWords = async (): Promise<boolean> => {
    if (words.title.trim() === '') {
      setNeedTitle(true)
      titleField.current?.focus()
      return false
    }
    if (over > 0) return false
    return writing.dirty || !saved ? save.run() : true
  }
  useCommands([
    { id: 'save-article', group: 'article', label: t.commands.saveArticle, keys: 'mod+s', run: () => void saveWords() },
    { id: 'article-write', group: 'article', label: h.commands.write, keys: 'e', run: () => field.current?.focus() },
    { id: 'article-settings', group: 'article', label: h.commands.settings, run: () => setPanel('settings') },
    { id: 'leave', group: 'go', label: h.editor.back, keys: 'Escape', run: () => router.go(helpHref('articles')) },
  ])
  useEffect(() => {
    if (needTitle && words.title.trim() !== '') setNeedTitle(false)
  }, [needTitle, words.title])
  const settled = save.busy ? h.editor.saving : writing.dirty ? h.editor.kept : saved && h.editor.saved(saved.version)
  return (
    <main class="editor" id="content" tabIndex={-1} data-panel={panel ? 'on' : 'off'} data-shown={shown}>
      <h1 class="hidden">{words.title || h.editor.heading}</h1>
      <EditorHead
        record={record}
        locale={locale}
        writing={writing}
        saveWords={saveWords}
        panel={panel}
        setPanel={setPanel}
        onComments={() => setPanel('comments')}
      />
      <div class="editor-body">
        <div class="editor-write">
          <EditorNotice writing={writing} />
          <div class="editor-title">
            <input
              ref={titleField}
              class="title-input"
              aria-label={h.editor.titleLabel}
              placeholder={h.editor.titlePlaceholder}
              aria-invalid={needTitle || undefined}
              aria-describedby="title-error"
              maxLength={LIMITS.nameLength}
              lang={locale}
              dir={directionOf(locale)}
              value={words.title}
              onInput={(event) => writing.change({ title: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.isComposing) return
                event.preventDefault()
                field.current?.focus()
              }}
            />
            <p class="field-error" id="title-error" role="status">
              {needTitle && h.editor.needTitle}
            </p>
          </div>
          <Toolbar onFormat={(kind) => field.current?.format(kind)} onFiles={(files) => uploads.add(files)} />
          <UploadList uploads={uploads.list} />
          <MarkdownField
            text={words.body}
            turn={writing.turn}
            locale={locale}
            field={field}
            onChange={(body) => writing.change({ body })}
            onFiles={uploads.add}
          />
          <p class="editor-foot" role="status">
            {over > 0 ? (
              <span class="field-error">{h.editor.tooLong(over)}</span>
            ) : save.problem && !writing.theirs ? (
              <span class="field-error">{save.problem}</span>
            ) : (
              settled
            )}
          </p>
        </div>
        <Beside
          articleId={record.id}
          body={words.body}
          title={words.title}
          locale={locale}
          source={source ?? null}
          shown={shown}
          setShown={setShown}
          goToLine={(line) => {
            setShown('write')
            field.current?.goToLine(line)
          }}
        />
      </div>
      {panel && (
        <Panel
          name={panel}
          setName={setPanel}
          record={record}
          setRecord={setRecord}
          categories={opened.categories}
          locale={locale}
          writing={writing}
          saveWords={saveWords}
        />
      )}
      {writing.theirs && (
        <Conflict
          mine={words}
          theirs={writing.theirs}
          locale={locale}
          busy={save.busy}
          onMine={() => void save.run(writing.theirs?.version)}
          onTheirs={() => {
            const mine = words
            writing.takeTheirs()
            toasts.show(h.conflict.took, { undo: () => writing.put(mine) })
          }}
          onLater={writing.forgetConflict}
        />
      )}
    </main>
  )
}

/** The record with what a step changed of one language. */
function withState(record: ArticleRecord, { words: _, ...state }: Translation): ArticleRecord {
  const there = record.translations.some((one) => one.locale === state.locale)
  const translations = there
    ? record.translations.map((one) => (one.locale === state.locale ? state : one))
    : [...record.translations, state]
  return { ...record, translations }
}
