import { type Agent, fillVariables, type Macro } from '@deskbell/protocol'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { useItems } from '../../../ui/use-resource.ts'
import { fittingAgents, fittingMacros, fittingResponses, replaceTrigger, triggerOf } from './suggest.ts'
import { type Option, type Suggest, useSuggest } from './use-suggest.ts'
import { valuesFor } from './variables.ts'

interface Options {
  mode: 'reply' | 'note'
  text: string
  cursor: number
  /** Puts a text in, with the cursor there. */
  put: (text: string, cursor: number) => void
  setMacro: (macro: Macro) => void
  facts: Parameters<typeof valuesFor>[0]
  agents: readonly Agent[]
}

/** What a `/` in a reply or an `@` in a note offers. */
export function useOptions({ mode, text, cursor, put, setMacro, facts, agents }: Options): Suggest {
  const { tickets } = useDesk()
  const canned = useItems(tickets.canned)
  const macros = useItems(tickets.macros)
  const trigger = triggerOf(text, cursor, mode === 'note' ? '@' : '/')
  const insert = (words: string) => {
    if (!trigger) return
    const next = replaceTrigger(text, trigger, words)
    put(next.text, next.cursor)
  }
  const options: Option[] = !trigger
    ? []
    : mode === 'note'
      ? fittingAgents(agents, trigger.query)
          .filter((one) => one.active && one.id !== facts.agent.id)
          .map(({ id, name, email }) => ({
            ...{ id, label: name, hint: email, group: t.note.mentions },
            run: () => insert(`@${name} `),
          }))
      : [
          ...fittingResponses(canned, trigger.query).map(({ id, title, shortcut, text: words }) => ({
            ...{ id, label: title, hint: t.canned.shortcut(shortcut), group: t.canned.responses },
            run: () => insert(fillVariables(words, valuesFor(facts))),
          })),
          ...(facts.ticket ? fittingMacros(macros, trigger.query) : []).map((macro) => ({
            ...{ id: macro.id, label: macro.name, group: t.canned.macros },
            run: () => {
              insert('')
              setMacro(macro)
            },
          })),
        ]
  // Somebody may have changed them since; they are asked for again while the list is about to open.
  const opened = trigger?.query === ''
  useEffect(() => {
    if (!opened || mode === 'note') return
    void tickets.canned.refresh()
    void tickets.macros.refresh()
  }, [opened, mode, tickets])
  return useSuggest(trigger ? `${mode}${trigger.from}` : null, options)
}
