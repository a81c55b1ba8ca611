import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import { WorkspaceKey } from '../sessions/schemas.ts'
import { IdentityKey, NewIdentityKey, SignUp, UpdateWorkspace, WidgetConfig, Workspace } from './schemas.ts'

export const workspaceEndpoints = {
  getWidgetConfig: endpoint({
    id: 'getWidgetConfig',
    method: 'GET',
    path: '/v1/widget-config',
    callers: ['public'],
    summary: 'What a widget may know before anyone has acted',
    query: v.strictObject({ workspace: WorkspaceKey }),
    result: WidgetConfig,
  }),
  getWorkspace: endpoint({
    id: 'getWorkspace',
    method: 'GET',
    path: '/v1/workspace',
    callers: ['agent'],
    summary: 'The workspace of this agent',
    result: Workspace,
  }),
  updateWorkspace: endpoint({
    id: 'updateWorkspace',
    method: 'PATCH',
    path: '/v1/workspace',
    callers: ['admin'],
    summary: 'Change the settings of the workspace',
    body: UpdateWorkspace,
    result: Workspace,
  }),
  listIdentityKeys: endpoint({
    id: 'listIdentityKeys',
    method: 'GET',
    path: '/v1/workspace/identity-keys',
    callers: ['admin'],
    summary: 'The keys that vouch for customers, without their secrets',
    result: v.object({ items: v.array(IdentityKey) }),
  }),
  createIdentityKey: endpoint({
    id: 'createIdentityKey',
    method: 'POST',
    path: '/v1/workspace/identity-keys',
    callers: ['admin'],
    summary: 'Make an identity key; its secret is shown this once',
    result: NewIdentityKey,
    status: 201,
  }),
  deleteIdentityKey: endpoint({
    id: 'deleteIdentityKey',
    method: 'DELETE',
    path: '/v1/workspace/identity-keys/:identityKeyId',
    callers: ['admin'],
    summary: 'Revoke an identity key; tokens it signed stop working',
    params: v.object({ identityKeyId: id('identityKey') }),
  }),
  getSignUp: endpoint({
    id: 'getSignUp',
    method: 'GET',
    path: '/v1/sign-up',
    callers: ['public'],
    summary: 'Whether anybody may open a workspace here (hosted mode)',
    result: v.object({ open: v.boolean() }),
  }),
  signUp: endpoint({
    id: 'signUp',
    method: 'POST',
    path: '/v1/sign-up',
    callers: ['public'],
    summary: 'Ask for a workspace (hosted mode); the answer is the same whether or not the address is known',
    body: SignUp,
    status: 202,
  }),
  verifySignUp: endpoint({
    id: 'verifySignUp',
    method: 'POST',
    path: '/v1/sign-up/verify',
    callers: ['public'],
    summary: 'Verify the address by the token from the e-mail; makes the workspace and its first admin',
    body: v.strictObject({ token: v.pipe(v.string(), v.minLength(20), v.maxLength(200)) }),
    result: v.object({ workspaceId: id('workspace'), email: v.string() }),
    status: 201,
  }),
}
