import { n } from '../../i18n/notices.ts'

interface Props {
  variables: readonly string[]
  /** Where the next one goes, by the field's name. */
  field: string
  onInsert: (name: string) => void
}

/** What a text may name, each with what it stands for; a click puts it in. */
export function VariableList({ variables, field, onInsert }: Props) {
  return (
    <section class="variables" aria-labelledby="variables">
      <h2 class="section-title" id="variables">
        {n.templates.variables}
      </h2>
      <p class="field-hint">{n.templates.variablesHint(field)}</p>
      <ul class="variable-list">
        {variables.map((name) => (
          <li key={name}>
            <button type="button" class="variable" onClick={() => onInsert(name)}>
              <code>{`{{${name}}}`}</code>
              <span>{n.variableNames[name] ?? ''}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
