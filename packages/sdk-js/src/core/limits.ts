import type { CLOSE_CODES, LIMITS, TIMINGS } from '@deskbell/protocol'

// The wire's own values, of which a page is to carry only these. Each has the literal type that the
// protocol gives it, so one that differs does not compile.
export const MESSAGE_LENGTH: typeof LIMITS.messageLength = 10_000
export const NAME_LENGTH: typeof LIMITS.nameLength = 200
export const QUERY_LENGTH: typeof LIMITS.queryLength = 200
export const ACTIVITIES_PER_REPORT: typeof LIMITS.activitiesPerReport = 50
export const PAGE_SIZE: typeof LIMITS.pageSize = 50
export const PAGE_SIZE_MAX: typeof LIMITS.pageSizeMax = 200

export const HEARTBEAT_INTERVAL: typeof TIMINGS.heartbeatInterval = 10_000
export const HEARTBEAT_TIMEOUT: typeof TIMINGS.heartbeatTimeout = 8_000
export const TYPING_EXPIRY: typeof TIMINGS.typingExpiry = 6_000
export const TYPING_RENEWAL: typeof TIMINGS.typingRenewal = 3_000

export const GOING_AWAY: typeof CLOSE_CODES.goingAway = 1001
export const TICKET_REFUSED: typeof CLOSE_CODES.ticketRefused = 4401
