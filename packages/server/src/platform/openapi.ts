import { type Caller, type Endpoint, ERRORS, type ErrorCode, PROTOCOL_VERSION, Problem } from '@deskbell/protocol'
import { toJsonSchema } from '@valibot/to-json-schema'
import { type DescribeRouteOptions, generateSpecs } from 'hono-openapi'
import type * as v from 'valibot'
import type { App } from './http.ts'

type Parameters = NonNullable<DescribeRouteOptions['parameters']>
type JsonSchema = { properties?: Record<string, object>; required?: string[] }

const SECURITY: Readonly<Record<Exclude<Caller, 'public'>, Record<string, string[]>>> = {
  customer: { accessToken: [] },
  agent: { agentSession: [] },
  admin: { agentSession: [] },
  guest: { accessToken: [] },
  host: { apiKey: [] },
}

const RAW_BODY: NonNullable<DescribeRouteOptions['requestBody']> = {
  required: true,
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
}

/** The chapters of the reference, by the first part of the address. */
const TAGS: Readonly<Record<string, string>> = {
  'widget-config': 'Workspaces',
  workspace: 'Workspaces',
  'sign-up': 'Workspaces',
  me: 'Agents',
  agents: 'Agents',
  invitations: 'Agents',
  'password-reset': 'Agents',
  sessions: 'Sessions',
  customer: 'Customers',
  customers: 'Customers',
  conversations: 'Conversations',
  inbox: 'Conversations',
  uploads: 'Attachments',
  attachments: 'Attachments',
  'room-tickets': 'Realtime',
  'failed-jobs': 'Failed jobs',
  'api-keys': 'API keys',
  bookings: 'Bookings',
  'bookings-by-external-id': 'Bookings',
  'booking-sessions': 'Bookings',
  'booking-conversations': 'Bookings',
  'booking-chat-stats': 'Bookings',
  'booking-settings': 'Bookings',
  'pending-completions': 'Bookings',
  reviews: 'Bookings',
  help: 'Help centre',
  'help-center': 'Help centre',
}

/** An endpoint's contract in the words of OpenAPI 3.1. */
export function describeEndpoint(endpoint: Endpoint): DescribeRouteOptions {
  const { id, summary, path, callers, params, query, body, result } = endpoint
  const status = endpoint.status ?? (result ? 200 : 204)
  return {
    operationId: id,
    summary,
    description: `For: ${callers.join(', ')}.`,
    tags: [TAGS[path.split('/')[2] ?? ''] ?? 'Other'],
    security: callers.flatMap((caller) => (caller === 'public' ? [] : [SECURITY[caller]])),
    parameters: [...parametersOf('path', params), ...parametersOf('query', query)],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body) } } },
    }),
    // What is sent as it is has a size, but no schema.
    ...(!body && endpoint.bodyBytes !== undefined && { requestBody: RAW_BODY }),
    responses: {
      [status]: {
        description: result ? 'Done' : 'Done; there is nothing to say',
        ...(result && { content: { 'application/json': { schema: jsonSchema(result) } } }),
      },
      ...problemsOf(errorCodesOf(endpoint)),
    },
  }
}

/** The whole API as an OpenAPI 3.1 document. */
export function openApiDocument(app: App, publicUrl: string): Promise<object> {
  return generateSpecs(app, {
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'Deskbell',
        version: `${PROTOCOL_VERSION}.0.0`,
        description: 'Live chat and support, for widgets, the console and your own programs.',
      },
      servers: [{ url: publicUrl }],
      components: {
        schemas: { Problem: jsonSchema(Problem) },
        securitySchemes: {
          accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From POST /v1/sessions' },
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'A secret key of the workspace, `dbk_…`, for back ends only.',
          },
          agentSession: {
            type: 'apiKey',
            in: 'cookie',
            name: 'deskbell.session_token',
            description: 'From signing in at /v1/auth/sign-in/email',
          },
        },
      },
    },
  })
}

/** What we take and give has the same shape on the wire; checks that JSON Schema cannot say are left out. */
function jsonSchema(schema: v.GenericSchema): object {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-2020-12',
  })
  return rest
}

function parametersOf(where: 'path' | 'query', schema: v.GenericSchema | undefined): Parameters {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema) as JsonSchema
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}

function errorCodesOf({ callers, params, body, method }: Endpoint): ErrorCode[] {
  const codes: ErrorCode[] = ['invalid_input', 'rate_limited', 'internal', 'unavailable']
  if (!callers.includes('public')) codes.push('unauthenticated', 'token_expired', 'forbidden', 'origin_not_allowed')
  if (params) codes.push('not_found')
  if (body) codes.push('invalid_json', 'unsupported_media_type', 'body_too_large')
  if (method !== 'GET') codes.push('conflict')
  return codes
}

function problemsOf(codes: readonly ErrorCode[]): NonNullable<DescribeRouteOptions['responses']> {
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('. '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}
