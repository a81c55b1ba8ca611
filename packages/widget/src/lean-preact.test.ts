import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'rollup/parseAst'
import { expect, test } from 'vitest'
import { leanPreact } from '../lean-preact.mjs'

const PREACT = fileURLToPath(import.meta.resolve('preact'))
const transform = (code: string, id: string) => leanPreact.transform.call({ parse: parseAst }, code, id)?.code

test('nothing is read that no view has, and the rest stands', async () => {
  const before = await readFile(PREACT, 'utf8')
  const after = transform(before, PREACT) ?? ''
  expect(before).toContain('innerHTML=')
  expect(after).not.toMatch(/\.(componentDidMount|vnode|__html)\b/)
  expect(after).not.toContain('"dangerouslySetInnerHTML"==')
  expect(after).toContain('.createElementNS(')
})

test('a Preact that has changed fails the build', async () => {
  const code = (await readFile(PREACT, 'utf8')).replaceAll('componentDidCatch', 'componentDidFail')
  expect(() => transform(code, PREACT)).toThrow('Preact knows nothing of componentDidCatch')
})

test.each([
  '<p style={{ color: "red" }} />',
  '<div dangerouslySetInnerHTML={{ __html: "" }} />',
  '<progress value={1} />',
])('a view with %s fails the build', (view) => {
  expect(() => transform(`const View = () => ${view}`, 'view.tsx')).toThrow('lean-preact.mjs leaves out')
})

test('a view with plain attributes is as it was', () => {
  expect(transform('const View = () => <p class="style" />', 'view.tsx')).toBeUndefined()
})

test('hooks do not come in by the side door', () => {
  expect(() => leanPreact.resolveId('preact/hooks')).toThrow('preact/hooks')
  expect(leanPreact.resolveId('preact')).toBeNull()
})
