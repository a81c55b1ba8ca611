import { agentEndpoints as endpoints, workspaceEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { mountAuth } from './auth-routes.ts'
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  previewInvitation,
  revokeInvitation,
} from './invitations.ts'
import { previewPasswordLink, requestPasswordReset, resetPassword } from './password-links.ts'
import { getMe, listAgents, listOwnMemberships, updateAgent, updateMe } from './service.ts'
import { getSignUp, signUp, verifySignUp } from './sign-up.ts'

export function mountAgents(app: App): void {
  mountAuth(app)
  route(app, endpoints.getMe, (ctx) => getMe(ctx))
  route(app, endpoints.updateMe, (ctx, { body }) => updateMe(ctx, body))
  route(app, endpoints.listMemberships, (ctx) => listOwnMemberships(ctx))
  route(app, endpoints.listAgents, (ctx) => listAgents(ctx))
  route(app, endpoints.updateAgent, (ctx, { params, body }) => updateAgent(ctx, { ...params, ...body }))
  route(app, endpoints.listInvitations, (ctx) => listInvitations(ctx))
  route(app, endpoints.createInvitation, (ctx, { body }) => createInvitation(ctx, body))
  route(app, endpoints.revokeInvitation, async (ctx, { params }) => {
    await revokeInvitation(ctx, params)
  })
  route(app, endpoints.previewInvitation, (ctx, { body }) => previewInvitation(ctx, body), {
    limits: [RATE_RULES.link],
  })
  route(app, endpoints.acceptInvitation, (ctx, { body }) => acceptInvitation(ctx, body), { limits: [RATE_RULES.link] })
  route(
    app,
    endpoints.requestPasswordReset,
    async (ctx, { body }) => {
      await ctx.deps.limiter.consume(body.email, RATE_RULES.passwordResetRecipient)
      return requestPasswordReset(ctx, body)
    },
    { limits: [RATE_RULES.passwordReset] },
  )
  route(app, endpoints.previewPasswordLink, (ctx, { body }) => previewPasswordLink(ctx, body), {
    limits: [RATE_RULES.link],
  })
  route(app, endpoints.resetPassword, (ctx, { body }) => resetPassword(ctx, body), { limits: [RATE_RULES.link] })
  route(app, workspaceEndpoints.getSignUp, async (ctx) => getSignUp(ctx), { maxAgeSeconds: 60 })
  route(
    app,
    workspaceEndpoints.signUp,
    async (ctx, { body }) => {
      if (ctx.deps.config.mode === 'hosted') await ctx.deps.limiter.consume(body.email, RATE_RULES.signUpRecipient)
      await signUp(ctx, body)
    },
    { limits: [RATE_RULES.signUp] },
  )
  route(app, workspaceEndpoints.verifySignUp, (ctx, { body }) => verifySignUp(ctx, body), { limits: [RATE_RULES.link] })
}
