import type { ArticleRecord, Translation } from '@deskbell/protocol'
import { ChevronDown } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import type { Writing } from '../editor/use-words.ts'
import { StepDialog } from './step-dialog.tsx'
import { type Step, stepsFor } from './steps.ts'
import { useMove } from './use-move.ts'

interface Props {
  record: ArticleRecord
  locale: string
  writing: Writing
  saveWords: () => Promise<boolean>
  onComments: () => void
}

/** The steps one may take with what is written. The likeliest is a button, the others a menu. */
export function WorkflowBar({ record, locale, writing, saveWords, onComments }: Props) {
  const { agent } = useMe()
  const { toasts } = useDesk()
  const [asking, setAsking] = useState<Step | null>(null)
  const { move, busy } = useMove(record.id, locale, writing, saveWords)
  const { saved } = writing
  if (!saved) return null
  // New words are a draft, whatever the saved ones are.
  const state: Translation = writing.dirty ? { ...saved, status: 'draft' } : saved
  const [first, ...others] = stepsFor(agent, state)
  const forward = first !== undefined && FORWARD.has(first.name)
  const take = async (step: Step, more: { reviewerId?: string | null; comment?: string } = {}) => {
    setAsking(null)
    const undo = await move(step, more)
    if (undo === false) return
    toasts.show(h.workflow.done[step.name], undo ? { undo } : {})
    if (step.name === 'changes') onComments()
  }
  const ask = (step: Step) => (ASKS.has(step.name) ? setAsking(step) : void take(step))
  return (
    <>
      {first && (
        <span class="split">
          <button
            type="button"
            class={`button step-button ${forward ? 'button-primary' : ''}`}
            aria-busy={busy}
            disabled={busy}
            onClick={() => ask(first)}
          >
            {h.workflow.names[first.name]}
          </button>
          {others.length > 0 && (
            <Menu
              class={`button split-more ${forward ? 'button-primary' : ''}`}
              label={h.workflow.more}
              button={<Icon icon={ChevronDown} size={18} />}
            >
              {others.map((step) => (
                <MenuItem key={step.name} onSelect={() => ask(step)}>
                  <span class="menu-words">{h.workflow.names[step.name]}</span>
                </MenuItem>
              ))}
            </Menu>
          )}
        </span>
      )}
      {asking && (
        <StepDialog
          step={asking}
          saved={saved}
          title={writing.words.title}
          dirty={writing.dirty}
          onClose={() => setAsking(null)}
          onTake={(more) => void take(asking, more)}
        />
      )}
    </>
  )
}

/** Steps on the way to readers. Those that lead away from them are never the green button. */
const FORWARD = new Set<Step['name']>(['review', 'approve', 'publish'])
/** Steps that need a word, or that readers see. */
const ASKS = new Set<Step['name']>(['review', 'changes', 'publish', 'archive'])
