import { createHash } from 'node:crypto'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { expect, test } from 'vitest'
import * as protocol from '../index.ts'

const WHAT_TO_DO = `The wire has changed.
Widgets and SDKs live for years on other people's sites. Would one of them break that was built before this change
(a required field more, a field or value it relies on gone, a narrower limit)?
  Yes: raise PROTOCOL_VERSION in core/version.ts, and keep the old shape working beside the new one.
  No:  leave the version as it is.
Then take the new fingerprint with "npm test -- unit packages/protocol -u" and commit it with the change.`

test('every change of the wire is thought about', async () => {
  await expect(fingerprint(), WHAT_TO_DO).toMatchFileSnapshot('./version.fingerprint.txt')
})

/** One line for the version and one for each part of the wire, so that a difference names itself. */
function fingerprint(): string {
  const { ENDPOINTS, ERRORS, CLOSE_CODES, LIMITS, TIMINGS, PROTOCOL_VERSION } = protocol
  const lines = [
    ...Object.entries(protocol).flatMap(([name, value]) => (isSchema(value) ? [[`schema ${name}`, shape(value)]] : [])),
    ...ENDPOINTS.map(({ id, method, path, callers, status, params, query, body, result }) => [
      `endpoint ${id}`,
      { method, path, callers, status, schemas: [params, query, body, result].map((each) => each && shape(each)) },
    ]),
    ...Object.entries(ERRORS).map(([code, { status }]) => [`error ${code}`, status]),
    ['close codes', CLOSE_CODES],
    ['limits', LIMITS],
    ['timings', TIMINGS],
  ] as [string, unknown][]
  const sorted = lines.map(([name, value]) => `${name}: ${digest(value)}`).sort()
  return `version: ${PROTOCOL_VERSION}\n${sorted.join('\n')}\n`
}

function isSchema(value: unknown): value is GenericSchema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema'
}

/** What is sent; checks in code and transformations have no JSON Schema and are left out. */
function shape(schema: GenericSchema): unknown {
  return toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' })
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, inOrder)).digest('hex').slice(0, 16)
}

/** The order of keys is nothing that travels. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
