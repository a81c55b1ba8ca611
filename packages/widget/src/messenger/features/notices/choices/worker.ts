import type { DeskbellOptions } from '../../../../loader/types.ts'

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): unknown }
}

let trust: ((address: string) => string) | undefined

/** Where a page enforces Trusted Types, the address of a worker needs a policy; the page may have to allow its name. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies }
  if (!trustedTypes) return address
  if (!trust) {
    const policy = trustedTypes.createPolicy('deskbell', { createScriptURL: (given) => given })
    trust = (given) => policy.createScriptURL(given) as string
  }
  return trust(address)
}

/** The worker that takes in push, and the scope it has for us alone. */
export interface PushWorker {
  /** The registration where there is one; makes none. */
  find(): Promise<ServiceWorkerRegistration | null>
  /** Registers it, and waits until it is at work. */
  register(): Promise<ServiceWorkerRegistration>
}

/**
 * The page's own worker, or ours where the page is of the service's own origin; null where there is neither.
 * It gets a scope of its own, where it controls no page and has no subscription but ours.
 */
export function pushWorker({ serviceWorker, url }: DeskbellOptions): PushWorker | null {
  const given = serviceWorker ?? (url === location.origin ? '/v1/deskbell-worker.js' : '')
  const { serviceWorker: workers } = navigator as Partial<Navigator>
  if (!given || !workers) return null
  const script = new URL(given, location.href)
  const scope = new URL('deskbell/', script).href
  return {
    async find() {
      const found = await workers.getRegistration(scope)
      return found?.scope === scope ? found : null
    },
    async register() {
      const made = await workers.register(trusted(script.href), { scope })
      const worker = made.active ?? made.waiting ?? made.installing
      await new Promise<void>((ready, fail) => {
        const look = (): void => {
          if (worker?.state === 'activated') ready()
          if (worker?.state === 'redundant') fail(new Error('The service worker was not installed'))
        }
        worker?.addEventListener('statechange', look)
        look()
      })
      return made
    },
  }
}
