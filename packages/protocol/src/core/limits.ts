/**
 * Every limit that both ends of the wire must agree on, in one place. Lengths count UTF-16 code
 * units, as `String.length` does; sizes are bytes; times are milliseconds.
 */
export const LIMITS = {
  /** A request body; larger ones are answered 413 before they are read. */
  bodyBytes: 256 * 1024,
  /** A body that carries a whole article, whose characters may take three bytes each. */
  articleBodyBytes: 1024 * 1024,
  messageLength: 10_000,
  attachmentsPerMessage: 10,
  /** One file sent with a message. */
  attachmentBytes: 20 * 1024 * 1024,
  /** One piece of an upload. */
  uploadPieceBytes: 1024 * 1024,
  fieldsPerType: 30,
  ticketTypes: 100,
  teams: 100,
  routingRules: 100,
  tagsPerTicket: 30,
  bulkTickets: 100,
  ticketViews: 100,
  calendars: 50,
  holidays: 200,
  slaPolicies: 50,
  /** A year of minutes. */
  slaMinutes: 525_600,
  cannedResponses: 1_000,
  macros: 200,
  nameLength: 200,
  emailLength: 254,
  subjectLength: 200,
  urlLength: 2_000,
  /** Attributes a host may set on a customer. */
  attributeCount: 50,
  attributeKeyLength: 60,
  attributeValueLength: 500,
  pageSize: 50,
  pageSizeMax: 200,
  slugLength: 100,
  excerptLength: 500,
  /** The Markdown of one article in one language. */
  markdownLength: 200_000,
  commentLength: 2_000,
  tagLength: 40,
  tagsPerArticle: 20,
  categories: 100,
  articles: 20_000,
  queryLength: 200,
  urlRules: 200,
  articlesPerRule: 10,
  activitiesPerReport: 50,
  fileNameLength: 120,
  /** A picture or download for the help centre. */
  fileBytes: 10 * 1024 * 1024,
  checklistItems: 30,
  quickResponses: 30,
  apiKeys: 50,
  allowedOrigins: 100,
  identityKeys: 10,
  /** A frame sent up a socket; anything larger closes it with 4413. */
  frameBytes: 4 * 1024,
  /** Frames one socket may send in ten seconds before it is closed with 4429. */
  framesPerTenSeconds: 60,
} as const

/** Timings that client and server share, in milliseconds. */
export const TIMINGS = {
  /** A socket that has not said hello by then is closed with 4408. */
  helloTimeout: 10_000,
  /** The client asks "ping" when it heard nothing for this long … */
  heartbeatInterval: 10_000,
  /** … and takes the link for dead when no answer came within this. Together under 20 s. */
  heartbeatTimeout: 8_000,
  /** A typing mark that is not renewed disappears after this. */
  typingExpiry: 6_000,
  /** A client that types renews its mark at most this often. */
  typingRenewal: 3_000,
  roomTicketLife: 60_000,
  accessTokenLife: 15 * 60_000,
  /** Own messages closer than this stand in one group. */
  messageGroup: 3 * 60_000,
} as const
