import { endpoint } from '../core/endpoint.ts'
import { CreateSession, Session } from './schemas.ts'

export const sessionEndpoints = {
  createSession: endpoint({
    id: 'createSession',
    method: 'POST',
    path: '/v1/sessions',
    callers: ['public'],
    summary: 'Exchange a visitor secret or an identity token for an access token',
    body: CreateSession,
    result: Session,
    status: 201,
  }),
  endSession: endpoint({
    id: 'endSession',
    method: 'DELETE',
    path: '/v1/sessions/current',
    callers: ['customer'],
    summary: 'End the session: its access token and visitor secret stop working',
  }),
}
