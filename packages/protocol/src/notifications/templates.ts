import * as v from 'valibot'
import { LIMITS } from '../core/limits.ts'
import { HexColor, IsoTime, isOneLine, Locale } from '../core/values.ts'
import { NotificationKindName } from './schemas.ts'

const line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(LIMITS.subjectLength),
  isOneLine,
)
const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(4_000))

/**
 * The words of one kind in one language. Each may name the kind's variables between `{{` and `}}`; another
 * name is refused when they are saved.
 */
export const TemplateWords = v.strictObject({
  subject: line,
  heading: line,
  /** Paragraphs, parted by an empty line. */
  body: Text,
  /** What the button says; empty for none. */
  button: v.pipe(v.string(), v.trim(), v.maxLength(80), isOneLine),
  /** The whole message where there is little room: SMS, push, the notification centre. */
  short: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(300), isOneLine),
})
export type TemplateWords = v.InferOutput<typeof TemplateWords>

/** A kind in one language: our words or the workspace's own. */
export const NotificationTemplate = v.object({
  kind: NotificationKindName,
  locale: v.string(),
  words: TemplateWords,
  /** Whether these are the workspace's own words. */
  edited: v.boolean(),
  updatedAt: v.nullable(IsoTime),
  variables: v.array(v.string()),
})
export type NotificationTemplate = v.InferOutput<typeof NotificationTemplate>

/** How every mail looks. */
export const MailBrand = v.strictObject({
  /** Over white and over black alike; its contrast is mended where it falls short. Null for the workspace's own colour. */
  color: v.nullable(HexColor),
  logoUrl: v.nullable(
    v.pipe(
      v.string(),
      v.maxLength(LIMITS.urlLength),
      v.url('must be an absolute address'),
      v.startsWith('https://', 'must be an https address'),
    ),
  ),
  /** Under every mail: who writes, and from where. */
  footer: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.excerptLength)),
})
export type MailBrand = v.InferOutput<typeof MailBrand>

export const TemplateQuery = v.strictObject({ locale: v.optional(Locale) })
export type TemplateQuery = v.InferOutput<typeof TemplateQuery>
export const SaveTemplate = v.strictObject({ locale: Locale, words: TemplateWords })
export type SaveTemplate = v.InferOutput<typeof SaveTemplate>
/** Words and a look that are not saved yet may be looked at. */
export const PreviewTemplate = v.strictObject({
  locale: Locale,
  words: v.optional(TemplateWords),
  brand: v.optional(MailBrand),
})
export type PreviewTemplate = v.InferOutput<typeof PreviewTemplate>

/** A kind filled with sample values. `html` is a whole document, to be shown in a frame without scripts. */
export const TemplatePreview = v.object({
  subject: v.string(),
  html: v.string(),
  text: v.string(),
  short: v.string(),
})
export type TemplatePreview = v.InferOutput<typeof TemplatePreview>

/** Which kinds there are, and which of them the workspace has words of its own for. */
export const TemplateOverview = v.object({
  locales: v.array(v.string()),
  brand: MailBrand,
  items: v.array(
    v.object({
      kind: NotificationKindName,
      audience: v.picklist(['customer', 'agent']),
      category: v.string(),
      /** Languages in which it was edited. */
      editedIn: v.array(v.string()),
    }),
  ),
})
export type TemplateOverview = v.InferOutput<typeof TemplateOverview>
