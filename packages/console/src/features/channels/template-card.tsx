import { variablesOfKind } from '@deskbell/protocol'
import { Plus, Trash2, X } from 'lucide'
import { n } from '../../i18n/notices.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type TemplateDraft, type TemplateProblems, WHATSAPP_KINDS, withKind } from './template-draft.ts'
import { TextField } from './text-field.tsx'

/** The contract allows no more. */
const MOST_PLACES = 20

interface Props {
  draft: TemplateDraft
  problems: TemplateProblems
  onChange: (draft: TemplateDraft) => void
  onRemove: () => void
}

/** Which of Meta's templates serves one kind, and what stands in its places. */
export function TemplateCard({ draft, problems, onChange, onRemove }: Props) {
  const words = n.channels.whatsapp
  const variables = variablesOfKind(draft.kind)
  const setPlace = (at: number, name: string | null) =>
    onChange({
      ...draft,
      parameters: draft.parameters.flatMap((one, index) => (index !== at ? [one] : name === null ? [] : [name])),
    })
  return (
    <li class="template-card">
      <div class="template-line">
        <Field label={words.kind} error={problems.kind}>
          {(control) => (
            <select
              {...control}
              class="input select"
              value={draft.kind}
              onChange={(event) => {
                const kind = WHATSAPP_KINDS.find((one) => one === event.currentTarget.value)
                if (kind) onChange(withKind(draft, kind))
              }}
            >
              {WHATSAPP_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {n.kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button
          type="button"
          class="icon-button"
          aria-label={words.removeTemplate(n.kinds[draft.kind])}
          title={words.removeTemplate(n.kinds[draft.kind])}
          onClick={onRemove}
        >
          <Icon icon={Trash2} size={18} />
        </button>
      </div>
      <div class="template-pair">
        <TextField
          label={words.name}
          error={problems.name}
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
        />
        <TextField
          label={words.language}
          error={problems.language}
          value={draft.language}
          onChange={(language) => onChange({ ...draft, language })}
        />
      </div>
      <fieldset>
        <legend class="field-label">{words.places}</legend>
        <ol class="places">
          {draft.parameters.map((parameter, at) => (
            <li key={at} class="place">
              <code>{`{{${at + 1}}}`}</code>
              <select
                class="input select"
                aria-label={words.place(at + 1)}
                value={parameter}
                onChange={(event) => setPlace(at, event.currentTarget.value)}
              >
                {(variables.includes(parameter) ? variables : [parameter, ...variables]).map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
              <button
                type="button"
                class="icon-button"
                aria-label={words.removePlace(at + 1)}
                title={words.removePlace(at + 1)}
                onClick={() => setPlace(at, null)}
              >
                <Icon icon={X} size={16} />
              </button>
            </li>
          ))}
        </ol>
        <button
          type="button"
          class="button button-small"
          disabled={draft.parameters.length >= MOST_PLACES}
          onClick={() => onChange({ ...draft, parameters: [...draft.parameters, variables[0] ?? 'url'] })}
        >
          <Icon icon={Plus} size={16} />
          {words.addPlace}
        </button>
      </fieldset>
    </li>
  )
}
