import { type SlaPolicy, type Team, type TicketType, unknownVariables } from '@deskbell/protocol'
import { SearchX } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { setupHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Empty } from '../../ui/states.tsx'
import { SaveBar } from '../settings/save-bar.tsx'
import { useForm } from '../settings/use-form.ts'
import { BackLink } from '../ticket-setup/back-link.tsx'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { TemplateField } from '../ticket-setup/template-field.tsx'
import { type Keys, learn, named, toFields } from './fields/field-draft.ts'
import { FieldList } from './fields/field-list.tsx'
import { FormPreview } from './form-preview.tsx'
import { checkType, keyFor, toDraft, toType } from './type-draft.ts'
import { TypeAbout, TypeHandling } from './type-parts.tsx'

interface Found {
  readonly types: readonly TicketType[]
  readonly teams: readonly Team[]
  readonly policies: readonly SlaPolicy[]
}

/** One type of ticket, or a new one: what it asks, and how its tickets are worked on. */
export function TypePage({ id }: { id: string | null }) {
  const api = useSetup()
  const load = async (): Promise<Found> => {
    const [types, teams, policies] = await Promise.all([api.listTypes(), api.listTeams(), api.listPolicies()])
    return { types, teams, policies }
  }
  return (
    <div class="settings-measure setup-wide">
      <BackLink page="ticket-types" />
      <Loaded id={`type ${id}`} title={t.settings.setupPages['ticket-types']} load={load}>
        {(found) => {
          const type = found.types.find((one) => one.id === id) ?? null
          if (id !== null && !type) return <Empty page icon={SearchX} title={s.missing.title} text={s.missing.text} />
          return <TypeEditor type={type} {...found} />
        }}
      </Loaded>
    </div>
  )
}

function TypeEditor({ type, types, teams, policies }: Found & { type: TicketType | null }) {
  const api = useSetup()
  const { router, toasts } = useDesk()
  const [checked, setChecked] = useState(false)
  // What was new and is saved now keeps the keys it was saved with, whatever its words become.
  const keys = useRef<Keys>(new Map())
  const taken = types.filter((one) => one.id !== type?.id).map((one) => one.key)
  const form = useForm(
    toDraft(type),
    (values) => {
      setChecked(true)
      const unknown = unknownVariables(values.firstResponse)
      return {
        ...checkType(values, taken),
        ...(unknown.length > 0 && { firstResponse: s.template.unknown(unknown) }),
      }
    },
    async (values) => {
      const { key, ...body } = toType({ ...values, fields: named(values.fields, keys.current) }, taken)
      if (type) {
        const saved = await api.updateType(type.id, body)
        learn(keys.current, values.fields, saved.fields)
        return
      }
      const made = await api.createType({ ...body, key })
      toasts.show(s.type.created(made.name))
      router.go(setupHref('ticket-types', made.id), { replace: true })
    },
  )
  const { values, errors, set, action } = form
  const title = type ? values.name.trim() || type.name : s.type.newTitle
  const problem = errors.fields ?? action.problem
  return (
    <form class="form type-form" noValidate onSubmit={form.submit}>
      <h1 class="page-title" dir="auto">
        {title}
      </h1>
      <div class="type-columns">
        <div class="type-main">
          <TypeAbout
            values={values}
            errors={errors}
            set={set}
            fixedKey={type !== null}
            shownKey={values.name || values.key ? keyFor(values, taken) : ''}
          />
          <section class="section" aria-labelledby="type-fields">
            <div>
              <h2 class="section-title" id="type-fields">
                {s.type.fields}
              </h2>
              <p class="field-hint">{s.type.fieldsHint}</p>
            </div>
            <FieldList fields={values.fields} checked={checked} onChange={(fields) => set('fields', fields)} />
          </section>
          <TypeHandling values={values} set={set} teams={teams} policies={policies} />
          <section class="section" aria-labelledby="type-first">
            <h2 class="section-title" id="type-first">
              {s.type.first}
            </h2>
            <TemplateField
              label={s.type.firstText}
              hint={s.type.firstHint}
              error={errors.firstResponse}
              value={values.firstResponse}
              emptyPreview={s.type.firstNone}
              onChange={(text) => set('firstResponse', text)}
            />
          </section>
          <SaveBar dirty={form.dirty} busy={action.busy} saved={form.saved} problem={problem ?? null} />
        </div>
        <FormPreview
          name={values.name}
          description={values.description}
          fields={toFields(named(values.fields, keys.current))}
        />
      </div>
    </form>
  )
}
