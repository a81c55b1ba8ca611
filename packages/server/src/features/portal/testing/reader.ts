import { createJobRunner } from '../../../platform/jobs/runner.ts'
import type { TestApi } from '../../../testing/api.ts'

/** A page as somebody without scripts has it. */
export interface Read {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Where it sends on, without our own origin. */
  readonly location: string
}

type Values = Readonly<Record<string, string | File | readonly File[]>>

/** Somebody who reads pages and fills in forms, with the cookies they were given. */
export interface Reader {
  readonly cookies: ReadonlyMap<string, string>
  get(path: string): Promise<Read>
  /** Sends a form as browsers do, to wherever. */
  post(path: string, values: Values, headers?: Record<string, string>): Promise<Read>
  /** Reads the form of a page, fills it in and sends it to where it says. */
  fill(page: Read, action: RegExp, values: Values): Promise<Read>
  /** Goes where an answer sends on. */
  follow(answer: Read): Promise<Read>
}

/** A reader with no cookies yet; `ip` tells apart who comes from where. */
export function createReader(api: TestApi, base: Readonly<Record<string, string>> = {}): Reader {
  // By path and name, as browsers keep them.
  const cookies = new Map<string, string>()

  async function read(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Read> {
    const own = [...cookies].flatMap(([at, value]) => (within(path, at.split(' ')[0] ?? '') ? [value] : []))
    const headers = { ...base, ...init.headers, ...(own.length > 0 && { cookie: own.join('; ') }) }
    const response = await api.app.request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...more] = line.split('; ')
      const at = more.find((part) => /^path=/i.test(part))?.slice('path='.length) ?? '/'
      const key = `${at} ${pair.split('=')[0]}`
      if (more.some((part) => /^max-age=0$/i.test(part))) cookies.delete(key)
      else cookies.set(key, pair)
    }
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: response.headers.get('location') ?? '',
    }
  }

  const reader: Reader = {
    cookies,
    get: (path) => read(path, { headers: {} }),
    post(path, values, headers = {}) {
      const data = new FormData()
      for (const [name, value] of Object.entries(values)) {
        for (const one of Array.isArray(value) ? value : [value]) data.append(name, one)
      }
      return read(path, { method: 'POST', body: data, headers })
    },
    async fill(page, action, values) {
      const forms = [...page.text.matchAll(/<form[^>]*\saction="([^"]+)"[^>]*>(.*?)<\/form>/gs)]
      const targetOf = ([, to = '']: RegExpExecArray) => to.split('#')[0] ?? ''
      const form = forms.find((one) => action.test(targetOf(one)))
      if (!form) throw new Error(`The page has no form to ${action}: ${page.text.slice(0, 2_000)}`)
      const hidden = [...(form[2] ?? '').matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      const given = Object.fromEntries(hidden.map(([, name, value]) => [name ?? '', value ?? '']))
      return reader.post(targetOf(form), { ...given, ...values })
    },
    follow: (answer) => reader.get(answer.location.split('#')[0] ?? ''),
  }
  return reader
}

function within(path: string, folder: string): boolean {
  const [bare = ''] = path.split('?')
  return bare === folder || bare.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

/** Does every job that is due, and those of the next minutes. */
export async function runJobs(api: TestApi): Promise<void> {
  await createJobRunner(api.deps).runDue()
}

/** The address of a link in a mail, as a path. */
export function linkIn(text: string): string {
  const url = /https?:\/\/\S+\/support\/link\/\S+/.exec(text)?.[0]
  if (!url) throw new Error(`There is no link in: ${text}`)
  const { pathname, search } = new URL(url)
  return pathname + search
}
