import {
  kindFacts,
  NOTIFICATION_KIND_NAMES,
  type NotificationKind,
  variablesOfKind,
  WhatsAppSettings,
} from '@deskbell/protocol'
import * as v from 'valibot'
import { n } from '../../i18n/notices.ts'

type Templates = WhatsAppSettings['templates']

/** One template as it is being typed. */
export interface TemplateDraft {
  readonly kind: NotificationKind
  readonly name: string
  readonly language: string
  /** Variables in the order of the template's places. */
  readonly parameters: readonly string[]
}
export type TemplateProblems = Partial<Record<'kind' | 'name' | 'language', string>>

/** What goes to customers by WhatsApp at all, and so may have a template. */
export const WHATSAPP_KINDS = NOTIFICATION_KIND_NAMES.filter((kind) => {
  const facts = kindFacts(kind)
  return facts.audience === 'customer' && facts.channels.includes('whatsapp')
})

/** The kept templates as drafts, in the order of the kinds; a kind that is no more is left out. */
export function toDrafts(templates: Templates): TemplateDraft[] {
  return NOTIFICATION_KIND_NAMES.flatMap((kind) => {
    const kept = templates[kind]
    return kept ? [{ kind, ...kept }] : []
  })
}

/** What is saved for drafts that fit. */
export function toTemplates(drafts: readonly TemplateDraft[]): Templates {
  return Object.fromEntries(
    drafts.map(({ kind, name, language, parameters }) => [
      kind,
      { name: name.trim(), language: language.trim(), parameters: [...parameters] },
    ]),
  )
}

const { name: Name, language: Language } = WhatsAppSettings.entries.templates.pipe[0].value.entries

/** What does not fit in each draft. */
export function checkTemplates(drafts: readonly TemplateDraft[]): TemplateProblems[] {
  const words = n.channels.whatsapp
  return drafts.map(({ kind, name, language }, at) => ({
    ...(drafts.findIndex((one) => one.kind === kind) < at ? { kind: words.twice } : {}),
    ...(v.is(Name, name.trim()) ? {} : { name: words.nameBad }),
    ...(v.is(Language, language.trim()) ? {} : { language: words.languageBad }),
  }))
}

/** A draft for the first kind that has none; null where each has one. */
export function nextDraft(drafts: readonly TemplateDraft[]): TemplateDraft | null {
  const kind = WHATSAPP_KINDS.find((one) => drafts.every((draft) => draft.kind !== one))
  return kind ? { kind, name: '', language: drafts.at(-1)?.language ?? 'en', parameters: [] } : null
}

/** A draft for another kind: places keep what the other kind names too. */
export function withKind(draft: TemplateDraft, kind: NotificationKind): TemplateDraft {
  const known = variablesOfKind(kind)
  return { ...draft, kind, parameters: draft.parameters.filter((one) => known.includes(one)) }
}
