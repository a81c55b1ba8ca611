import { describe, expect, test } from 'vitest'
import { ENDPOINTS } from './endpoints.ts'

test('ids are unique', () => {
  expect(duplicates(ENDPOINTS.map(({ id }) => id))).toEqual([])
})

test('no two endpoints answer the same method and address', () => {
  const addresses = ENDPOINTS.map(({ method, path }) => `${method} ${path.replace(/:[^/]+/g, ':')}`)
  expect(duplicates(addresses)).toEqual([])
})

test('a fixed address comes before a parameter that would swallow it', () => {
  for (const [index, later] of ENDPOINTS.entries()) {
    const swallowing = ENDPOINTS.slice(0, index).find(
      (earlier) => earlier.method === later.method && earlier.path !== later.path && matches(earlier.path, later.path),
    )
    expect(swallowing?.id, `${later.id} is never reached`).toBeUndefined()
  }
})

describe.each(ENDPOINTS.map((endpoint) => [endpoint.id, endpoint] as const))('%s', (_id, endpoint) => {
  const { method, path, params, body, result, status, callers, summary } = endpoint

  test('has an address below /v1 in lower case with dashes', () => {
    expect(path).toMatch(/^\/v1(\/([a-z]+(-[a-z]+)*|:[a-z][A-Za-z]*))+$/)
  })

  test('has a schema for exactly the parameters of its address', () => {
    const named = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name)
    const described = params === undefined ? [] : Object.keys((params as unknown as { entries: object }).entries)
    expect(described).toEqual(named)
  })

  test('changes nothing by GET', () => {
    if (method === 'GET') expect(body).toBeUndefined()
    else expect(['POST', 'PATCH', 'PUT', 'DELETE']).toContain(method)
  })

  test('answers with a status that fits its result', () => {
    if (result === undefined) expect([undefined, 202, 204]).toContain(status)
    else expect([undefined, 200, 201]).toContain(status)
  })

  test('says who may call it, and what it does in one line', () => {
    expect(callers.length).toBeGreaterThan(0)
    expect(duplicates(callers)).toEqual([])
    // Everybody may read, and some may read more; nobody writes under two names.
    if (callers.includes('public') && (method !== 'GET' || callers.length > 2)) expect(callers).toEqual(['public'])
    expect(summary).toMatch(/^[A-Z].{8,}[^.]$/)
  })
})

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

/** Whether a route on `pattern` also takes the address of the route `path`. */
function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('/')
  const others = path.split('/')
  return parts.length === others.length && parts.every((part, i) => part.startsWith(':') || part === others[i])
}
