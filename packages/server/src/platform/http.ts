import type { Context, Hono } from 'hono'
import type { Logger } from 'pino'
import type { Deps } from './context.ts'

/** What every request carries through Hono. */
export interface AppEnv {
  Variables: {
    deps: Deps
    requestId: string
    logger: Logger
    /** The caller's address, past the trusted proxies. */
    ip: string
    /** The template of the matched endpoint, for logs and metrics. */
    route?: string
  }
}

/** The application as features mount on it; `c.var.deps` has everything at hand. */
export type App = Hono<AppEnv>
export type AppContext = Context<AppEnv>
