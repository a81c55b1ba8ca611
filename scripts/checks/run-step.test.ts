import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runStep } from './run-step.ts'
import type { Step } from './steps.ts'

let folder: string
let report: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-step-'))
  report = join(folder, 'report.json')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a step that is this piece of JavaScript. */
function runScript(script: string, more: Partial<Step> = {}) {
  const step: Step = { name: 'it', proves: '', command: [process.execPath, '-e', script], within: 20, ...more }
  return runStep(step, [], process.env)
}

describe('a step that counts as one', () => {
  test('passes when its command ends with 0', async () => {
    expect(await runScript('')).toMatchObject({ passed: 1, failed: 0, trouble: null })
  })

  test('fails when its command fails, and keeps what it wrote', async () => {
    const outcome = await runScript("console.log('out'); console.error('err'); process.exit(3)")
    expect(outcome).toMatchObject({ passed: 0, failed: 1, trouble: 'ended with 3' })
    expect(outcome.output).toContain('out')
    expect(outcome.output).toContain('err')
  })

  test('fails when its command is not there', async () => {
    expect(await runScript('', { command: ['no-such-command'] })).toMatchObject({ passed: 0, failed: 1 })
  })

  test('is ended when it takes too long, with what it started', async () => {
    const script = `
      const { spawn } = require('node:child_process')
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
      console.log(child.pid)
      setInterval(() => {}, 1000)`
    const outcome = await runScript(script, { within: 0.5 })
    expect(outcome).toMatchObject({ passed: 0, failed: 1, trouble: 'took longer than 0.5 s' })
    const grandchild = Number(outcome.output.trim())
    expect(grandchild).toBeGreaterThan(0)
    await expect.poll(() => isRunning(grandchild)).toBe(false)
  })
})

describe('a step that reports tests', () => {
  const counts = { success: true, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }

  test.each([
    ['counts each test, and itself', { numPassedTests: 7 }, { passed: 8, failed: 0, trouble: null }],
    [
      'fails with its tests',
      { success: false, numPassedTests: 5, numFailedTests: 2 },
      { passed: 5, failed: 3, trouble: '2 of 7 tests failed' },
    ],
    ['fails when no test ran', {}, { passed: 0, failed: 1, trouble: 'no test ran' }],
    [
      'fails when a test is skipped',
      { numPassedTests: 5, numPendingTests: 1 },
      { passed: 5, failed: 1, trouble: 'tests skipped: 1' },
    ],
    [
      'fails when a file could not be run',
      { success: false, numPassedTests: 5 },
      { passed: 5, failed: 1, trouble: 'a test file could not be run' },
    ],
  ])('%s', async (_what, given, expected) => {
    const text = JSON.stringify({ ...counts, ...given })
    const script = `require('node:fs').writeFileSync(${JSON.stringify(report)}, ${JSON.stringify(text)})`
    expect(await runScript(script, { report })).toMatchObject(expected)
  })

  test('fails when it leaves no report, even beside an old one', async () => {
    expect(await runScript('', { report })).toMatchObject({ passed: 0, failed: 1, trouble: 'left no report' })
  })

  test('names what passed only when it was tried again', async () => {
    const assertionResults = [
      { fullName: 'steady', status: 'passed', failureMessages: [] },
      { fullName: 'shaky', status: 'passed', failureMessages: ['timed out'] },
    ]
    const text = JSON.stringify({ ...counts, numPassedTests: 2, testResults: [{ assertionResults }] })
    const script = `require('node:fs').writeFileSync(${JSON.stringify(report)}, ${JSON.stringify(text)})`
    expect(await runScript(script, { report })).toMatchObject({ passed: 3, failed: 0, shaky: ['shaky'] })
  })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A zombie answers too, until whoever adopted it looks.
    return !/^State:\s*Z/m.test(readStatus(pid))
  } catch {
    return false
  }
}

function readStatus(pid: number): string {
  return existsSync('/proc') ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
}
