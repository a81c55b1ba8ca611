import { ERROR_CODES } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import { expect, test } from 'vitest'
import { fieldErrors, isSignedOut, troubleText } from './trouble.ts'

test('says how long to wait', () => {
  expect(troubleText({ kind: 'rate_limited', retryAt: 42_400 }, 400)).toBe(
    'Too many tries. Wait 42 seconds, then try again.',
  )
  expect(troubleText({ kind: 'rate_limited', retryAt: 0 }, 5_000)).toContain('Wait 1 second,')
})

test.each(ERROR_CODES)('has words for %s', (code) => {
  const text = troubleText({ kind: 'refused', code, detail: 'What the service said.' })
  expect(text).toMatch(/^[A-Z].*\.$/)
  expect(text).not.toContain('!')
})

test('tells an ended session from everything else', () => {
  expect(isSignedOut({ kind: 'refused', code: 'unauthenticated', detail: '' })).toBe(true)
  expect(isSignedOut({ kind: 'refused', code: 'forbidden', detail: '' })).toBe(false)
  expect(isSignedOut({ kind: 'unreachable' })).toBe(false)
  expect(isSignedOut(null)).toBe(false)
})

test('reads fields from a refusal and from nothing else', () => {
  const error = new DeskbellError('invalid_input', 'no', null, [{ path: 'body.name', message: 'must not be empty' }])
  expect(fieldErrors(error)).toEqual({ name: 'must not be empty' })
  expect(fieldErrors(new Error('x'))).toEqual({})
})
