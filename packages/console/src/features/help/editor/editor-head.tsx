import type { Agent, ArticleRecord, Translation } from '@deskbell/protocol'
import { ChevronDown, ChevronLeft, Languages, PanelRight, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { articleHref, helpHref } from '../../../app/routes.ts'
import { h } from '../../../i18n/help.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Keys } from '../../../ui/keys.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { languageName } from '../languages.ts'
import type { PanelName } from '../panels/panel.tsx'
import { StatusPill } from '../status-pill.tsx'
import { WorkflowBar } from '../workflow/workflow-bar.tsx'
import { AddLanguage } from './add-language.tsx'
import type { Writing } from './use-words.ts'

interface Props {
  record: ArticleRecord
  locale: string
  writing: Writing
  saveWords: () => Promise<boolean>
  panel: PanelName | null
  setPanel: (panel: PanelName | null) => void
  onComments: () => void
}

/** The way back, which language this is and how it stands, and what can be done with it. */
export function EditorHead({ record, locale, writing, saveWords, panel, setPanel, onComments }: Props) {
  const { client, router } = useDesk()
  const { agent } = useMe()
  const agents = useReadable(client.agents)
  const [adding, setAdding] = useState(false)
  const { saved, dirty, save } = writing
  return (
    <header class="column-head editor-head">
      <a class="icon-button" href={helpHref('articles')} aria-label={h.editor.back} title={h.editor.back}>
        <Icon icon={ChevronLeft} />
      </a>
      <Menu
        class="button button-quiet language-button"
        label={h.editor.languages}
        ownWords
        align="start"
        button={
          <>
            <Icon icon={Languages} size={18} />
            {languageName(locale)}
            <Icon icon={ChevronDown} size={16} />
          </>
        }
      >
        <p class="menu-head">{h.editor.languages}</p>
        {record.translations.map((one) => (
          <MenuItem
            key={one.locale}
            checked={one.locale === locale}
            onSelect={() => router.go(articleHref(record.id, one.locale))}
          >
            <span class="menu-words">{languageName(one.locale)}</span>
            <StatusPill status={one.status} />
          </MenuItem>
        ))}
        <hr class="menu-line" />
        <MenuItem onSelect={() => setAdding(true)}>
          <Icon icon={Plus} size={16} />
          <span class="menu-words">{h.editor.addLanguage}</span>
        </MenuItem>
      </Menu>
      <div class="editor-state">
        {saved && <StatusPill status={saved.status} />}
        <span class="editor-live">{standing(saved, agent, agents)}</span>
      </div>
      <div class="editor-actions">
        <button
          type="button"
          class="button save-button"
          disabled={!dirty && saved !== null}
          aria-busy={save.busy}
          onClick={() => void saveWords()}
        >
          {save.busy ? h.editor.saving : h.editor.save}
          <Keys keys="mod+s" />
        </button>
        {saved && (
          <WorkflowBar
            record={record}
            locale={locale}
            writing={writing}
            saveWords={saveWords}
            onComments={onComments}
          />
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={panel ? h.editor.panelClose : h.editor.panelOpen}
          title={panel ? h.editor.panelClose : h.editor.panelOpen}
          aria-expanded={panel !== null}
          onClick={() => setPanel(panel ? null : 'settings')}
        >
          <Icon icon={PanelRight} />
        </button>
      </div>
      {adding && <AddLanguage record={record} from={locale} writing={writing} onClose={() => setAdding(false)} />}
    </header>
  )
}

/** Who has to act, or else what readers see meanwhile. */
function standing(saved: Translation | null, me: Agent, agents: readonly Agent[]): string {
  if (saved?.status === 'in_review') {
    if (saved.reviewerId === me.id) return h.workflow.reviewOfYou
    const reviewer = agents.find((one) => one.id === saved.reviewerId)
    return reviewer ? h.workflow.reviewOf(reviewer.name) : h.workflow.reviewOfAny
  }
  if (!saved?.publishedVersion) return h.unseen
  return saved.status === 'published' ? '' : h.live(saved.publishedVersion)
}
