import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { Email, IsoTime, Name } from '../core/values.ts'
import { Workspace } from '../workspaces/schemas.ts'

export const AGENT_ROLES = ['admin', 'agent', 'provider'] as const
export const AgentRole = v.picklist(AGENT_ROLES, 'must be admin, agent or provider')
export type AgentRole = v.InferOutput<typeof AgentRole>

/** `available` agents are given new conversations; `away` ones keep those they have. */
export const AgentAvailability = v.picklist(['available', 'away'], 'must be available or away')
export type AgentAvailability = v.InferOutput<typeof AgentAvailability>

export const Agent = v.object({
  id: id('agent'),
  name: v.string(),
  email: v.string(),
  role: AgentRole,
  availability: AgentAvailability,
  active: v.boolean(),
  openConversations: v.number(),
  /** Open conversations at which nothing more is given by itself; null: no bound. */
  capacity: v.nullable(v.number()),
  createdAt: IsoTime,
})
export type Agent = v.InferOutput<typeof Agent>

/** Who is signed in, and where. */
export const Me = v.object({ agent: Agent, workspace: Workspace })
export type Me = v.InferOutput<typeof Me>

/** One of the workspaces a person works in, and what they are there. */
export const Membership = v.object({ workspaceId: id('workspace'), name: v.string(), role: AgentRole })
export type Membership = v.InferOutput<typeof Membership>

export const UpdateOwnAgent = v.strictObject({ name: v.optional(Name), availability: v.optional(AgentAvailability) })
export type UpdateOwnAgent = v.InferOutput<typeof UpdateOwnAgent>

export const UpdateAgent = v.strictObject({
  role: v.optional(AgentRole),
  active: v.optional(v.boolean()),
  capacity: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)))),
})
export type UpdateAgent = v.InferOutput<typeof UpdateAgent>

export const Invitation = v.object({
  id: id('invitation'),
  email: v.string(),
  role: AgentRole,
  expiresAt: IsoTime,
  createdAt: IsoTime,
})
export type Invitation = v.InferOutput<typeof Invitation>

export const CreateInvitation = v.strictObject({ email: Email, role: AgentRole })
export type CreateInvitation = v.InferOutput<typeof CreateInvitation>

/** The link is given to the admin as well, so that an invitation needs no mail server. */
export const NewInvitation = v.object({ ...Invitation.entries, url: v.string() })
export type NewInvitation = v.InferOutput<typeof NewInvitation>

const LinkToken = v.pipe(v.string(), v.minLength(20), v.maxLength(200))

/** What the invited person sees before accepting. */
export const InvitationPreview = v.object({ workspaceName: v.string(), email: v.string(), role: AgentRole })
export type InvitationPreview = v.InferOutput<typeof InvitationPreview>

const NewPassword = v.pipe(v.string(), v.minLength(12, 'must have at least 12 characters'), v.maxLength(128))

export const AcceptInvitation = v.strictObject({ token: LinkToken, name: Name, password: NewPassword })
export type AcceptInvitation = v.InferOutput<typeof AcceptInvitation>

export const PreviewInvitation = v.strictObject({ token: LinkToken })

export const RequestPasswordReset = v.strictObject({ email: Email })

/** The same for every address. `mailed` is false where no mail server is set: mail is kept on the server then. */
export const PasswordResetRequested = v.object({ mailed: v.boolean() })
export type PasswordResetRequested = v.InferOutput<typeof PasswordResetRequested>

export const PreviewPasswordLink = v.strictObject({ token: LinkToken })

/** Whose password a link sets. */
export const PasswordLinkPreview = v.object({ email: v.string() })
export type PasswordLinkPreview = v.InferOutput<typeof PasswordLinkPreview>

export const ResetPassword = v.strictObject({ token: LinkToken, password: NewPassword })
export type ResetPassword = v.InferOutput<typeof ResetPassword>
