/** Every setting of the service, read once and checked. */
export interface Config {
  readonly port: number
  readonly host: string
  /** `sqlite:path` or `postgres://…`. */
  readonly databaseUrl: string
  /** The origin under which browsers reach the service. */
  readonly publicUrl: string
  readonly mode: 'self-hosted' | 'hosted'
  /** Signs access tokens, cookies and room tickets. */
  readonly secret: string
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly rooms: 'node' | 'partykit'
  readonly partykitUrl: string | null
  /** How many proxies in front of the service may be believed about addresses. */
  readonly trustedProxies: number
  readonly shutdownSeconds: number
  readonly metricsToken: string | null
  readonly demo: boolean
  readonly rateLimits: boolean
  /** Where the secret, the mailbox and the default database lie. */
  readonly dataDir: string
}
