/** Who a browser session belongs to, as better-auth knows them. */
export interface AuthSession {
  readonly userId: string
}

/**
 * The agents' sign-in as the rest of the service knows it. The agents feature sets it up over
 * better-auth; nothing else knows that library.
 */
export interface Auth {
  /** Answers everything below `/v1/auth/`. */
  handler(request: Request): Promise<Response>
  /** The session that the request's cookie names, or null. */
  session(headers: Headers): Promise<AuthSession | null>
}
