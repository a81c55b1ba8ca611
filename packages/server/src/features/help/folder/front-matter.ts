import * as v from 'valibot'
import { isMap, isScalar, LineCounter, parseDocument, stringify } from 'yaml'
import { FolderError, type FolderProblem } from './folder.ts'

/** A Markdown file in its two parts. */
export interface Page<T> {
  readonly matter: T
  readonly body: string
  /** The line on which the body begins; 1 is the first. */
  readonly bodyLine: number
  /** The line of each key. */
  readonly lines: ReadonlyMap<string, number>
}

const FENCE = /^---[ \t]*$/

/**
 * Reads a file's front matter: YAML between two lines of `---`. All values are taken as the text
 * they are written in, so that a title of `404` or `no` is what it says. Throws `FolderError`.
 */
export function readPage<S extends v.GenericSchema>(file: string, text: string, schema: S): Page<v.InferOutput<S>> {
  const lines = plainLines(text).split('\n')
  const end = FENCE.test(lines[0] ?? '') ? lines.findIndex((line, at) => at > 0 && FENCE.test(line)) : -1
  if (end < 0) {
    const message = FENCE.test(lines[0] ?? '') ? 'the front matter does not end: --- is missing' : 'must begin with ---'
    throw new FolderError([{ file, line: 1, message }])
  }
  const counter = new LineCounter()
  const yaml = lines.slice(1, end).join('\n')
  const document = parseDocument(yaml, { lineCounter: counter, schema: 'failsafe', uniqueKeys: true })
  // The fence before it is the first line.
  const lineAt = (offset: number) => counter.linePos(offset).line + 1
  const faults = document.errors.map(({ pos, message }) => ({
    file,
    line: lineAt(pos[0]),
    message: message.split(/ at line |:?\n/, 1)[0] ?? message,
  }))
  if (faults.length > 0) throw new FolderError(faults)

  const keys = new Map<string, number>()
  if (isMap(document.contents)) {
    for (const { key } of document.contents.items) {
      if (isScalar(key) && key.range) keys.set(String(key.value), lineAt(key.range[0]))
    }
  } else if (document.contents !== null) {
    throw new FolderError([
      { file, line: 2, message: 'the front matter must be keys with values, such as title: Refunds' },
    ])
  }
  const parsed = v.safeParse(schema, valuesOf(file, document))
  if (!parsed.success) throw new FolderError(parsed.issues.map((issue) => toProblem(file, keys, issue)))
  const after = lines.slice(end + 1)
  const blank = after.findIndex((line) => line.trim() !== '')
  return {
    matter: parsed.output,
    body: plainBody(after.join('\n')),
    bodyLine: end + 2 + Math.max(0, blank),
    lines: keys,
  }
}

function valuesOf(file: string, document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS() ?? {}
  } catch (error) {
    throw new FolderError([{ file, line: 2, message: error instanceof Error ? error.message : String(error) }])
  }
}

function toProblem(file: string, keys: ReadonlyMap<string, number>, issue: v.BaseIssue<unknown>): FolderProblem {
  const [{ key } = { key: '' }] = issue.path ?? []
  const name = String(key)
  const says =
    issue.type === 'strict_object' && issue.expected === 'never' ? 'is not a key that is known here' : issue.message
  const missing = !keys.has(name) ? 'is missing' : says
  return { file, line: keys.get(name) ?? 1, message: `${name} ${missing}` }
}

/** A file of front matter and body; values that are undefined are left out. */
export function writePage(matter: Readonly<Record<string, unknown>>, body: string): string {
  const given = Object.fromEntries(Object.entries(matter).filter(([, value]) => value !== undefined))
  const yaml = stringify(given, { lineWidth: 0 })
  return `---\n${yaml}---\n${body === '' ? '' : `\n${body}\n`}`
}

/** The body of an article without what cannot be seen around it, as a file has it. */
export function plainBody(body: string): string {
  return plainLines(body)
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/\s+$/, '')
}

function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}
