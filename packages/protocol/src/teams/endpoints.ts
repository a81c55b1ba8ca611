import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import { CreateTeam, RoutingRules, SaveRoutingRules, Team, UpdateTeam } from './schemas.ts'

const params = v.object({ teamId: id('team') })

export const teamEndpoints = {
  listTeams: endpoint({
    id: 'listTeams',
    method: 'GET',
    path: '/v1/teams',
    callers: ['agent'],
    summary: 'Teams with their members',
    result: v.object({ items: v.array(Team) }),
  }),
  createTeam: endpoint({
    id: 'createTeam',
    method: 'POST',
    path: '/v1/teams',
    callers: ['admin'],
    summary: 'Make a team',
    body: CreateTeam,
    result: Team,
    status: 201,
  }),
  updateTeam: endpoint({
    id: 'updateTeam',
    method: 'PATCH',
    path: '/v1/teams/:teamId',
    callers: ['admin'],
    summary: 'Rename a team, or say anew who belongs to it',
    params,
    body: UpdateTeam,
    result: Team,
  }),
  deleteTeam: endpoint({
    id: 'deleteTeam',
    method: 'DELETE',
    path: '/v1/teams/:teamId',
    callers: ['admin'],
    summary: 'End a team; its open tickets stay with whoever has them',
    params,
  }),
  getRoutingRules: endpoint({
    id: 'getRoutingRules',
    method: 'GET',
    path: '/v1/routing-rules',
    callers: ['agent'],
    summary: 'Which team new tickets go to: the first rule that fits',
    result: RoutingRules,
  }),
  saveRoutingRules: endpoint({
    id: 'saveRoutingRules',
    method: 'PUT',
    path: '/v1/routing-rules',
    callers: ['admin'],
    summary: 'Replace all rules',
    body: SaveRoutingRules,
    result: RoutingRules,
  }),
}
