/** Who a browser session belongs to, as better-auth knows them. */
export interface AuthSession {
  readonly userId: string
  readonly email: string
  readonly name: string
}

/**
 * What features need of the agents' sign-in. The agents feature sets it up over better-auth;
 * nothing else knows that library.
 */
export interface Auth {
  /** Answers everything below `/v1/auth/`. */
  handler(request: Request): Promise<Response>
  /** The session that the request's cookie names, or null. */
  session(headers: Headers): Promise<AuthSession | null>
  /** Makes a user with a password; the address must not be taken. */
  createUser(user: { email: string; name: string; password: string }): Promise<{ userId: string }>
  findUser(email: string): Promise<{ userId: string; name: string } | null>
  setPassword(userId: string, password: string): Promise<void>
  /** Ends every session of a user, as when their access is taken away. */
  endSessions(userId: string): Promise<void>
}
