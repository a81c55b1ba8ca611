import {
  type AcceptInvitation,
  type Agent,
  agentEndpoints,
  type CreateInvitation,
  type FailedJobCounts,
  type FailedJobPage,
  failedJobEndpoints,
  type IdentityKey,
  type Invitation,
  type InvitationPreview,
  type Membership,
  type NewIdentityKey,
  type NewInvitation,
  type PasswordLinkPreview,
  type PasswordResetRequested,
  type ResetPassword,
  type RetriedJobs,
  type SignUp,
  type UpdateAgent,
  type UpdateWorkspace,
  type Workspace,
  workspaceEndpoints,
} from '@deskbell/protocol'
import { createUploads, type Uploads } from '@deskbell/sdk/uploads'
import { type Call, createCall } from './http.ts'
import { createUpload, type Upload } from './upload.ts'

/** What the console asks of the service beside the inbox: settings, team, keys, failed work, and ways in. */
export interface Api {
  /** For features that are loaded later and bring their own endpoints. */
  readonly call: Call
  readonly upload: Upload
  /** Files of messages: sent in pieces, found by links. */
  readonly attachments: Uploads
  previewInvitation(token: string): Promise<InvitationPreview>
  acceptInvitation(input: AcceptInvitation): Promise<{ email: string; workspaceId: string }>
  requestPasswordReset(email: string): Promise<PasswordResetRequested>
  previewPasswordLink(token: string): Promise<PasswordLinkPreview>
  resetPassword(input: ResetPassword): Promise<{ email: string }>
  /** Whether anybody may open a workspace here. */
  isSignUpOpen(): Promise<boolean>
  signUp(input: SignUp): Promise<void>
  verifySignUp(token: string): Promise<{ email: string; workspaceId: string }>
  listMemberships(): Promise<readonly Membership[]>
  updateWorkspace(input: UpdateWorkspace): Promise<Workspace>
  listIdentityKeys(): Promise<readonly IdentityKey[]>
  createIdentityKey(): Promise<NewIdentityKey>
  deleteIdentityKey(id: string): Promise<void>
  listAgents(): Promise<readonly Agent[]>
  updateAgent(id: string, input: UpdateAgent): Promise<Agent>
  listInvitations(): Promise<readonly Invitation[]>
  createInvitation(input: CreateInvitation): Promise<NewInvitation>
  revokeInvitation(id: string): Promise<void>
  listFailedJobs(query: { kind?: string | undefined; cursor?: string | undefined }): Promise<FailedJobPage>
  countFailedJobs(): Promise<FailedJobCounts>
  retryFailedJob(id: string): Promise<void>
  retryFailedJobs(kind: string): Promise<RetriedJobs>
  discardFailedJob(id: string): Promise<void>
}

export function createApi(
  call: Call = createCall(),
  upload: Upload = createUpload(),
  attachments: Uploads = createUploads({ origin: location.origin }),
): Api {
  return {
    call,
    upload,
    attachments,
    previewInvitation: (token) => call(agentEndpoints.previewInvitation, { body: { token } }),
    acceptInvitation: (body) => call(agentEndpoints.acceptInvitation, { body }),
    requestPasswordReset: (email) => call(agentEndpoints.requestPasswordReset, { body: { email } }),
    previewPasswordLink: (token) => call(agentEndpoints.previewPasswordLink, { body: { token } }),
    resetPassword: (body) => call(agentEndpoints.resetPassword, { body }),
    isSignUpOpen: async () => (await call(workspaceEndpoints.getSignUp)).open,
    signUp: async (body) => {
      await call(workspaceEndpoints.signUp, { body })
    },
    verifySignUp: (token) => call(workspaceEndpoints.verifySignUp, { body: { token } }),
    listMemberships: async () => (await call(agentEndpoints.listMemberships)).items,
    updateWorkspace: (body) => call(workspaceEndpoints.updateWorkspace, { body }),
    listIdentityKeys: async () => (await call(workspaceEndpoints.listIdentityKeys)).items,
    createIdentityKey: () => call(workspaceEndpoints.createIdentityKey),
    deleteIdentityKey: async (identityKeyId) => {
      await call(workspaceEndpoints.deleteIdentityKey, { params: { identityKeyId } })
    },
    listAgents: async () => (await call(agentEndpoints.listAgents)).items,
    updateAgent: (agentId, body) => call(agentEndpoints.updateAgent, { params: { agentId }, body }),
    listInvitations: async () => (await call(agentEndpoints.listInvitations)).items,
    createInvitation: (body) => call(agentEndpoints.createInvitation, { body }),
    revokeInvitation: async (invitationId) => {
      await call(agentEndpoints.revokeInvitation, { params: { invitationId } })
    },
    listFailedJobs: (query) => call(failedJobEndpoints.listFailedJobs, { query }),
    countFailedJobs: () => call(failedJobEndpoints.countFailedJobs),
    retryFailedJob: async (jobId) => {
      await call(failedJobEndpoints.retryFailedJob, { params: { jobId } })
    },
    retryFailedJobs: (kind) => call(failedJobEndpoints.retryFailedJobs, { body: { kind } }),
    discardFailedJob: async (jobId) => {
      await call(failedJobEndpoints.discardFailedJob, { params: { jobId } })
    },
  }
}
