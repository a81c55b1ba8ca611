import type { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What the service counts, for `/metrics`. */
export interface Metrics {
  readonly registry: Registry
  /** Seconds, by method, route template and status. */
  readonly httpDuration: Histogram<'method' | 'route' | 'status'>
  readonly jobs: Counter<'kind' | 'outcome'>
  readonly sockets: Gauge<'party'>
  readonly dbTransactions: Counter<'outcome'>
}
