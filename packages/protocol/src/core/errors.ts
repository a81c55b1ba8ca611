import * as v from 'valibot'

/**
 * Every coded error: its HTTP status, what it is called, and what mends it. Codes are stable for
 * ever; wordings may improve.
 */
export const ERRORS = {
  invalid_input: {
    status: 422,
    title: 'The request does not fit the contract',
    fix: 'Correct the fields named under "errors".',
  },
  invalid_json: {
    status: 400,
    title: 'The body is not JSON',
    fix: 'Send UTF-8 JSON with Content-Type: application/json.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'The body is of another type',
    fix: 'Send Content-Type: application/json.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    fix: 'Send a smaller body; the limit stands under "detail".',
  },
  unauthenticated: { status: 401, title: 'No valid credentials', fix: 'Sign in, or send a current access token.' },
  token_expired: {
    status: 401,
    title: 'The access token has expired',
    fix: 'Exchange the visitor secret or identity token for a new one.',
  },
  invalid_identity: {
    status: 401,
    title: 'The identity token is not valid',
    fix: 'Sign it with a current key (HS256) and give kid, sub and exp.',
  },
  identity_required: {
    status: 403,
    title: 'This workspace admits identified customers only',
    fix: 'Call identify with a token signed by your server.',
  },
  forbidden: { status: 403, title: 'Not allowed', fix: 'Ask an admin of the workspace for the role that may do this.' },
  origin_not_allowed: {
    status: 403,
    title: 'This origin is not allowed',
    fix: 'Add the origin to the allowed origins of the workspace; send secret keys from servers only.',
  },
  not_found: { status: 404, title: 'Not found', fix: 'Check the id; it may belong to another workspace.' },
  method_not_allowed: {
    status: 405,
    title: 'This address does not take that method',
    fix: 'Use a method named in the Allow header.',
  },
  conflict: { status: 409, title: 'Something else stands in the way', fix: 'Read the current state and decide again.' },
  invalid_transition: {
    status: 409,
    title: 'Not possible in the present state',
    fix: 'Read the current state; "detail" names the steps it allows.',
  },
  client_id_reused: {
    status: 409,
    title: 'The client id was used for other content',
    fix: 'Make a new client id for new content.',
  },
  conversation_closed: {
    status: 409,
    title: 'The conversation is closed',
    fix: 'Ask support: POST /v1/tickets.',
  },
  ticket_closed: {
    status: 409,
    title: 'The ticket is closed',
    fix: 'Reply through POST /v1/tickets/{ticketId}/messages: that starts a follow-up.',
  },
  file_refused: {
    status: 422,
    title: 'The file cannot be kept',
    fix: 'Read "detail"; send another file, or the same one in another format.',
  },
  link_used_or_expired: {
    status: 410,
    title: 'The link was used, revoked, or has expired',
    fix: 'Ask for a new link.',
  },
  limit_reached: { status: 409, title: 'A limit is reached', fix: 'Remove one before adding another.' },
  rate_limited: { status: 429, title: 'Too many requests', fix: 'Wait for the seconds given in Retry-After.' },
  unavailable: {
    status: 503,
    title: 'The service is not available just now',
    fix: 'Try again after the seconds given in Retry-After.',
  },
  internal: {
    status: 500,
    title: 'Something failed on our side',
    fix: 'Try again; if it persists, report the request id.',
  },
} as const satisfies Record<string, { status: number; title: string; fix: string }>

export type ErrorCode = keyof typeof ERRORS
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[]

/** One field that does not fit, by its path in the body, query or address. */
export const FieldError = v.object({ path: v.string(), message: v.string() })
export type FieldError = v.InferOutput<typeof FieldError>

/** The body of every error answer: an RFC 9457 problem document with our code. */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(ERROR_CODES),
  detail: v.optional(v.string()),
  fix: v.string(),
  requestId: v.optional(v.string()),
  errors: v.optional(v.array(FieldError)),
})
export type Problem = v.InferOutput<typeof Problem>

/**
 * An error with a stable code, thrown by services and mapped to a problem document once.
 *
 * @example throw new CodedError('not_found', 'No conversation has the id cnv_…')
 */
export class CodedError extends Error {
  readonly code: ErrorCode
  readonly errors: FieldError[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ErrorCode,
    detail?: string,
    more: { errors?: FieldError[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(detail ?? ERRORS[code].title, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'CodedError'
    this.code = code
    this.errors = more.errors
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}
