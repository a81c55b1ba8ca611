import type { Deps } from '../../platform/context.ts'
import { attemptDelivery } from './attempt.ts'
import { claimDeliveries, type DueEndpoint, type LeasedDelivery, listDueEndpoints } from './deliveries-repository.ts'
import { planDeliveries } from './plan.ts'
import { listWatched } from './repository.ts'

/** Requests under way at the same time on this node. */
const HANDS = 32
/** Those to endpoints whose last try failed: however many of them hang, the others are not held up. */
const HANDS_FOR_FAILING = 16
/** Those to one endpoint, which answers or does not. */
const HANDS_FOR_ONE = 8
const HANDS_FOR_ONE_FAILING = 2
/** How often to look for what no hint announced, and how long to gather hints and hands that are free. Milliseconds. */
const POLL_MS = 1_000
const GATHER_HINTS_MS = 50
const GATHER_HANDS_MS = 10
/** How long this node believes that it knows which workspaces have endpoints. */
const KNOWN_MS = 5_000

/** Reads the log of events and posts to endpoints. Any number of nodes may run one. */
export interface WebhookWorker {
  start(): void
  /** Something happened in a workspace: a hint, which costs nothing where nobody listens. */
  notice(workspaceId: string): void
  /** Endpoints or deliveries were changed. */
  wake(): void
  /** Plans and sends all that is due. Gives the number of tries. */
  runDue(): Promise<number>
  /** Waits for what is under way for so long, and gives back the rest. */
  stop(withinMs: number): Promise<void>
}

/** For each service in this process. */
const workers = new WeakMap<Deps, WebhookWorker>()

export function startWebhooks(deps: Deps): void {
  const worker = createWebhookWorker(deps)
  workers.set(deps, worker)
  worker.start()
}

export function webhookWorker(deps: Deps): WebhookWorker | undefined {
  return workers.get(deps)
}

export function createWebhookWorker(deps: Deps): WebhookWorker {
  const { db, clock, logger } = deps
  const underWay = new Map<string, { endpoint: DueEndpoint; finished: Promise<void> }>()
  const abort = new AbortController()
  let watched: ReadonlySet<string> = new Set()
  let knownUntil = 0
  let polling: NodeJS.Timeout | undefined
  let gathering: NodeJS.Timeout | undefined
  let freeing: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let lookAgain = false
  let planAgain = false
  let isStarted = false
  let isStopping = false

  /** Whether anybody listens at all. */
  async function isNeeded(): Promise<boolean> {
    if (performance.now() >= knownUntil) {
      watched = new Set(await listWatched(db))
      knownUntil = performance.now() + KNOWN_MS
    }
    return watched.size > 0
  }

  /** Takes what is due, a little for each endpoint. Gives how many it took. */
  async function take(): Promise<number> {
    if (isStopping || underWay.size >= HANDS) return 0
    const now = clock.now()
    let taken = 0
    for (const endpoint of await listDueEndpoints(db, now)) {
      const limit = handsFor(endpoint)
      if (limit <= 0) continue
      const claimed = await claimDeliveries(db, endpoint.id, { now, limit })
      for (const delivery of claimed) begin(delivery, endpoint)
      taken += claimed.length
    }
    return taken
  }

  /** How many more requests may go to an endpoint now. */
  function handsFor({ id, isFailing }: DueEndpoint): number {
    const busy = [...underWay.values()].map(({ endpoint }) => endpoint)
    const own = busy.filter((endpoint) => endpoint.id === id).length
    if (!isFailing) return Math.min(HANDS - busy.length, HANDS_FOR_ONE - own)
    const failing = busy.filter((endpoint) => endpoint.isFailing).length
    return Math.min(HANDS - busy.length, HANDS_FOR_FAILING - failing, HANDS_FOR_ONE_FAILING - own)
  }

  function begin(delivery: LeasedDelivery, endpoint: DueEndpoint): void {
    const finished = attemptDelivery(deps, delivery, abort.signal)
      .then(
        () => undefined,
        // The database is away. The lease will expire, and somebody will try again.
        (error: unknown) => logger.error({ err: error, deliveryId: delivery.id }, 'a webhook could not be sent'),
      )
      .finally(() => {
        underWay.delete(delivery.id)
        takeSoon()
      })
    underWay.set(delivery.id, { endpoint, finished })
  }

  async function round(): Promise<void> {
    do {
      const isPlanned = planAgain
      lookAgain = false
      planAgain = false
      if (!(await isNeeded())) return
      if (isPlanned) await planDeliveries(deps)
      await take()
    } while (lookAgain && !isStopping)
  }

  function look(): void {
    if (isStopping) return
    lookAgain = true
    looking ??= round()
      .catch((error: unknown) => logger.error({ err: error }, 'looking for webhooks failed'))
      .finally(() => {
        looking = undefined
      })
  }

  function readOn(): void {
    planAgain = true
    look()
  }

  function readOnSoon(): void {
    if (!isStarted || isStopping) return
    gathering ??= setTimeout(() => {
      gathering = undefined
      readOn()
    }, GATHER_HINTS_MS).unref()
  }

  function takeSoon(): void {
    if (!isStarted || isStopping) return
    freeing ??= setTimeout(() => {
      freeing = undefined
      look()
    }, GATHER_HANDS_MS).unref()
  }

  return {
    start() {
      isStarted = true
      polling = setInterval(readOn, POLL_MS).unref()
      readOn()
    },
    notice(workspaceId) {
      if (watched.has(workspaceId)) readOnSoon()
    },
    wake() {
      knownUntil = 0
      readOnSoon()
    },
    async runDue() {
      knownUntil = 0
      let tries = 0
      if (!(await isNeeded())) return 0
      for (;;) {
        await planDeliveries(deps)
        const taken = await take()
        tries += taken
        if (taken === 0 && underWay.size === 0) return tries
        await Promise.race([...underWay.values()].map(({ finished }) => finished))
      }
    },
    async stop(withinMs) {
      isStopping = true
      clearInterval(polling)
      clearTimeout(gathering)
      clearTimeout(freeing)
      await looking
      const cutOff = setTimeout(() => abort.abort(new Error('The server is stopping')), withinMs)
      await Promise.all([...underWay.values()].map(({ finished }) => finished))
      clearTimeout(cutOff)
    },
  }
}
