import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the service counts, for `/metrics`. */
export interface Metrics {
  readonly registry: Registry
  /** Seconds, by method, route template and status. */
  readonly httpDuration: Histogram<'method' | 'route' | 'status'>
  readonly jobs: Counter<'kind' | 'outcome'>
  /** Read when asked; the rooms' host says how. */
  readonly sockets: Gauge
  readonly dbTransactions: Counter<'outcome'>
}

export interface MetricsOptions {
  /** Adds memory, event loop and garbage collection of this process. */
  readonly process?: boolean
  /** How many sockets are open now. */
  readonly countSockets?: () => number
}

export function createMetrics({ process = false, countSockets }: MetricsOptions = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (process) collectDefaultMetrics({ register: registry })
  return {
    registry,
    httpDuration: new Histogram({
      name: 'deskbell_http_request_duration_seconds',
      help: 'Time to answer a request, by method, route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    jobs: new Counter({
      name: 'deskbell_jobs_total',
      help: 'Tries of jobs, by kind and outcome: done, failed, dead, lost',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    sockets: new Gauge({
      name: 'deskbell_sockets',
      help: 'Open sockets on this node',
      registers,
      collect() {
        if (countSockets) this.set(countSockets())
      },
    }),
    dbTransactions: new Counter({
      name: 'deskbell_db_transactions_total',
      help: 'Transactions, by outcome: committed, rolled_back, retried',
      labelNames: ['outcome'],
      registers,
    }),
  }
}
