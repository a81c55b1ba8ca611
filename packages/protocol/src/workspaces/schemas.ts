import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Email, HexColor, IsoTime, Locale, Name, Origin, TimeZone } from '../core/values.ts'
import { WorkspaceKey } from '../sessions/schemas.ts'

const HourMinute = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 09:00'))

/** One open span of a day, in local time; `to` may be 24:00. */
export const OpenSpan = v.pipe(
  v.strictObject({ from: HourMinute, to: HourMinute }),
  v.check((span) => span.from < span.to, '"from" must come before "to"'),
)

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const Day = v.pipe(v.array(OpenSpan), v.maxLength(6))

/** When people answer. `null` stands for "always". */
export const BusinessHours = v.strictObject({
  timeZone: TimeZone,
  days: v.strictObject({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day }),
})
export type BusinessHours = v.InferOutput<typeof BusinessHours>

export const WorkspaceSettings = v.strictObject({
  name: Name,
  brandColor: v.nullable(HexColor),
  /** One line over the home view; the catalogue's own greeting when null. */
  greeting: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  locale: Locale,
  allowedOrigins: v.pipe(v.array(Origin), v.maxLength(LIMITS.allowedOrigins)),
  businessHours: v.nullable(BusinessHours),
  /** What customers may expect while people are there, in minutes; the widget puts it in words. */
  replyMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_080)),
  /** Admit identified customers only. */
  requireIdentity: v.boolean(),
  /** Other ways to reach the company, shown on the contact page. */
  contactEmail: v.nullable(Email),
  contactPhone: v.nullable(v.pipe(v.string(), v.trim(), v.regex(/^\+?[\d ().-]{5,30}$/, 'must be a telephone number'))),
  contactAddress: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.excerptLength))),
})
export type WorkspaceSettings = v.InferOutput<typeof WorkspaceSettings>

export const Workspace = v.object({
  id: id('workspace'),
  key: WorkspaceKey,
  ...WorkspaceSettings.entries,
  createdAt: IsoTime,
})
export type Workspace = v.InferOutput<typeof Workspace>

export const UpdateWorkspace = v.partial(WorkspaceSettings)
export type UpdateWorkspace = v.InferOutput<typeof UpdateWorkspace>

/** A secret shared with the host's server, named by its `kid`. The secret is shown once. */
export const IdentityKey = v.object({
  id: id('identityKey'),
  kid: v.string(),
  createdAt: IsoTime,
  lastUsedAt: v.nullable(IsoTime),
})
export type IdentityKey = v.InferOutput<typeof IdentityKey>
export const NewIdentityKey = v.object({ ...IdentityKey.entries, secret: v.string() })
export type NewIdentityKey = v.InferOutput<typeof NewIdentityKey>

/** Office hours as a customer needs them now. */
export const Availability = v.object({
  open: v.boolean(),
  /** When people are back; null while open, or where no opening is planned within two weeks. */
  opensAt: v.nullable(IsoTime),
  timeZone: v.nullable(v.string()),
  replyMinutes: v.number(),
})
export type Availability = v.InferOutput<typeof Availability>

/** What a widget may know of a workspace before anyone has acted. */
export const WidgetConfig = v.object({
  workspaceId: id('workspace'),
  name: v.string(),
  brandColor: v.nullable(v.string()),
  greeting: v.nullable(v.string()),
  locale: v.string(),
  requireIdentity: v.boolean(),
  availability: Availability,
  /** Agents who are available now, at most three. */
  faces: v.array(v.object({ id: id('agent'), name: v.string() })),
  /** Whether customers find anything to read in the help centre. */
  hasHelp: v.boolean(),
  /** Whether there are types of questions that customers may choose from. */
  hasContactForm: v.boolean(),
})
export type WidgetConfig = v.InferOutput<typeof WidgetConfig>

/** Opens a workspace in hosted mode; it exists once the address is verified. */
export const SignUp = v.strictObject({
  workspaceName: Name,
  name: Name,
  email: Email,
  password: v.pipe(v.string(), v.minLength(12, 'must have at least 12 characters'), v.maxLength(128)),
})
export type SignUp = v.InferOutput<typeof SignUp>
