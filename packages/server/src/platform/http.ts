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
    /** Headers that every answer to this request carries, by their usual names. */
    headers: Record<string, string>
    /** Whether the answer was made with them; otherwise the edge puts them on at the end. */
    isDressed?: boolean
  }
}

/** The application as features mount on it; `c.var.deps` has everything at hand. */
export type App = Hono<AppEnv>
export type AppContext = Context<AppEnv>
