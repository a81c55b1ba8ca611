import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENDPOINTS } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { changeAddresses, resolvePath, splitAddress } from '../packages/server/src/features/help/folder/links.ts'
import { runCommand } from '../packages/server/src/main/run.ts'
import { SETTINGS } from '../packages/server/src/platform/settings.ts'
import { type Code, type HelpDoc, readHelpDocs } from './lib/help-docs.ts'
import { ROOT } from './lib/setup.mjs'
import { checkSnippets } from './lib/snippets.ts'

const { docs, warnings, paths } = await readHelpDocs()
const byFile = new Map(docs.map((doc) => [doc.file, doc]))
const all = docs.map((doc) => [doc.file, doc] as const)

test('the documentation can be imported, and nothing of it is left out', () => {
  expect(warnings).toEqual([])
  expect(docs.length).toBeGreaterThan(40)
  expect(docs.filter(({ file }) => file.endsWith('.ar.md')).length).toBeGreaterThanOrEqual(5)
})

test.each(all)('%s is shown as it is written, and says enough', (_file, { kind, rendered }) => {
  expect(rendered.problems).toEqual([])
  const words = rendered.text.split(/\s+/).length
  expect(words).toBeGreaterThanOrEqual(kind === 'faq' ? 25 : 120)
  expect(words).toBeLessThanOrEqual(kind === 'faq' ? 110 : 750)
})

test.each(all)('tables of %s have a head for each column', (_file, { rendered }) => {
  const heads = rendered.tree.flatMap((block) => (block.t === 'table' ? [block.head] : []))
  expect(heads.filter((head) => head.some((cell) => cell.length === 0))).toEqual([])
})

test.each(all)('links of %s lead somewhere', (_file, doc) => {
  expect(addressesOf(doc).filter((address) => !leadsSomewhere(doc, address))).toEqual([])
})

test.each(all)('%s names settings, commands and endpoints that exist', async (_file, { code }) => {
  const usage = await usageOfCommand()
  const wrong = code.flatMap(({ lang, text }) => [
    ...(lang === 'js' || lang === 'ts' ? [] : strangeSettings(text)),
    ...strangeCommands(text, usage),
    ...strangeEndpoints(text),
  ])
  expect(wrong).toEqual([])
})

test.each(all)('%s names calls and attributes of the widget that exist', (_file, { code }) => {
  const { calls, options } = widgetNames()
  const wrong = code.flatMap(({ text }) => [
    ...found(text, /(?<!window\.)\bDeskbell(?:\.|\(')(\w+)/g).filter((call) => !calls.has(call)),
    ...found(text, /<script[^>]*\/deskbell\.js[^>]*>/g, 0)
      .flatMap((tag) => found(tag, /data-([\w-]+)/g))
      .filter((attribute) => !options.has(attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))),
  ])
  expect(wrong).toEqual([])
})

test('JavaScript and TypeScript in the articles fit the packages', { timeout: 60_000 }, () => {
  const snippets = docs.flatMap(({ file, code }) =>
    code.flatMap(({ lang, text }) => (lang === 'js' || lang === 'ts' ? [{ from: file, lang, text } as const] : [])),
  )
  expect(snippets.length).toBeGreaterThan(20)
  expect(checkSnippets(snippets)).toEqual([])
})

function addressesOf({ body }: HelpDoc): string[] {
  const addresses: string[] = []
  changeAddresses(body, (address) => {
    addresses.push(address)
    return null
  })
  return addresses
}

function leadsSomewhere({ file }: HelpDoc, address: string): boolean {
  if (/^(https?:|mailto:)/.test(address)) return true
  const { path, rest } = splitAddress(address)
  const target = path === '' ? file : resolvePath(file, path)
  if (target === null || !paths.includes(target)) return false
  const anchor = rest.startsWith('#') ? decodeURIComponent(rest.slice(1)) : null
  return anchor === null || (byFile.get(target)?.rendered.headings.some(({ id }) => id === anchor) ?? false)
}

/** Settings of whoever reads the article, not of the service. */
const THEIRS = ['DESKBELL_IDENTITY_KEY']

function strangeSettings(text: Code['text']): string[] {
  const names = [...found(text, /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b/g), ...found(text, /\b([A-Z][A-Z_]+)=/g)]
  return names.filter((name) => !Object.hasOwn(SETTINGS, name) && !THEIRS.includes(name))
}

async function usageOfCommand(): Promise<string> {
  const lines: string[] = []
  const io = { env: {}, out: (line: string) => lines.push(line), err: () => {}, onStop: () => {}, exit: () => {} }
  await runCommand(['help'], io)
  return lines.join('\n')
}

function strangeCommands(text: string, usage: string): string[] {
  const commands = found(text, /(?:npx @deskbell\/server(?:@[\d.]+)?|^deskbell|\n\s*deskbell) ((?:help )?[a-z]+)/g)
  const options = /deskbell/.test(text) ? found(text, /deskbell[^\n]* (--(?!version|help)[a-z-]+)/g) : []
  return [
    ...commands.filter((name) => !new RegExp(`^ {2}${name}\\b`, 'm').test(usage)),
    ...options.filter((option) => !usage.includes(`[${option}`)),
  ]
}

/** Addresses below /v1/ that are no endpoints: files, raw mail, reports of providers, and what better-auth answers. */
const NO_ENDPOINT =
  /^\/v1\/(deskbell(-worker)?\.js|elements\.js|widget\/|inbound-mail\/|(resend|twilio|whatsapp)-reports|auth\/|…|$)/

function strangeEndpoints(text: string): string[] {
  const named = [...text.matchAll(/(?:\b(GET|POST|PUT|PATCH|DELETE) )?(?:https?:\/\/[\w.:-]+)?(\/v1\/[\w/:.…*-]*)/g)]
  return named.flatMap(([, method, path = '']) => {
    if (NO_ENDPOINT.test(path)) return []
    const fits = ENDPOINTS.some((one) => (!method || one.method === method) && fitsPath(one.path, path))
    return fits ? [] : [`${method ?? ''} ${path}`]
  })
}

/** A path, or the beginning of one that ends with a slash or dots. */
function fitsPath(endpoint: string, path: string): boolean {
  const wanted = endpoint.split('/')
  const given = path.replace(/…$/, '').split('/')
  const isPrefix = given.at(-1) === ''
  if (isPrefix) given.pop()
  if (isPrefix ? given.length > wanted.length : given.length !== wanted.length) return false
  return given.every((part, at) => part === wanted[at] || wanted[at]?.startsWith(':'))
}

/** The calls and options of the widget, by the names that its types give them. */
function widgetNames() {
  const types = readFileSync(join(ROOT, 'packages/widget/src/loader/types.ts'), 'utf8')
  const bodyOf = (name: string) =>
    new RegExp(`export interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(types)?.[1] ?? ''
  return {
    calls: new Set(found(bodyOf('Deskbell'), /^ {2}(\w+)[<(]/gm)),
    options: new Set(found(bodyOf('DeskbellOptions'), /readonly (\w+)\??:/g)),
  }
}

function found(text: string, pattern: RegExp, group = 1): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match[group] ?? [])
}
