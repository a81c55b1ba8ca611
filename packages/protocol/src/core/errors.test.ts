import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { CodedError, ERROR_CODES, ERRORS, Problem } from './errors.ts'

describe.each(Object.entries(ERRORS))('%s', (code, { status, title, fix }) => {
  test('is a stable snake_case code with an error status', () => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
  })

  test('says what is wrong as a title, and what mends it as a sentence', () => {
    expect(title).toMatch(/^[A-Z].*[^.!?]$/)
    expect(fix).toMatch(/^[A-Z].*\.$/)
    expect(`${title} ${fix}`).not.toMatch(/oops|sorry|!/i)
  })

  test('makes a problem document by RFC 9457', () => {
    const problem = { type: `https://deskbell.dev/errors/${code}`, title, status, code, fix, requestId: 'req_1' }
    expect(v.parse(Problem, problem)).toEqual(problem)
  })
})

test('titles differ, so that a person can tell errors apart', () => {
  const titles = ERROR_CODES.map((code) => ERRORS[code].title)
  expect(new Set(titles).size).toBe(titles.length)
})

test('a problem document with a code nobody knows is refused', () => {
  const problem = { type: 'about:blank', title: 'x', status: 400, code: 'no_such_code', fix: 'x' }
  expect(v.safeParse(Problem, problem).success).toBe(false)
})

describe('CodedError', () => {
  test('speaks by its title where it is given no detail', () => {
    const error = new CodedError('rate_limited', undefined, { retryAfterSeconds: 30 })
    expect(error).toMatchObject({ name: 'CodedError', code: 'rate_limited', retryAfterSeconds: 30 })
    expect(error.message).toBe(ERRORS.rate_limited.title)
  })

  test('keeps its cause and the fields that do not fit', () => {
    const cause = new Error('disk full')
    const errors = [{ path: 'content.text', message: 'must not be empty' }]
    const error = new CodedError('invalid_input', 'Two fields do not fit', { errors, cause })
    expect(error).toMatchObject({ message: 'Two fields do not fit', errors, cause })
  })
})
