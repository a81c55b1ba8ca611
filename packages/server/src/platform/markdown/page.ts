import type { Heading, MarkdownProblem } from '@deskbell/protocol'
import GithubSlugger from 'github-slugger'
import type { Token } from 'markdown-it'
import type { RenderOptions } from './types.ts'

const PROBLEMS = 200
/** What all addresses of a page may take together, beyond its own length: a reference may be used often. */
const SPARE_ADDRESS_ROOM = 100_000

/** What one rendering knows and collects. */
export interface Page {
  readonly options: RenderOptions
  readonly problems: MarkdownProblem[]
  readonly headings: Heading[]
  readonly slugger: GithubSlugger
  /** How often a step with the same words came before. */
  readonly steps: Map<string, number>
  readonly footnotes: Footnotes
  /** Characters of addresses that may still be written. */
  addressRoom: number
  /** The line that is being read; 1 is the first. */
  line: number
}

export interface Footnotes {
  readonly notes: ReadonlyMap<string, Token[]>
  /** The number of each label that was referred to, in that order; 1 is the first. */
  readonly numbers: Map<string, number>
}

export function newPage(markdown: string, options: RenderOptions, notes: Footnotes['notes']): Page {
  return {
    options,
    problems: [],
    headings: [],
    slugger: new GithubSlugger(),
    steps: new Map(),
    footnotes: { notes, numbers: new Map() },
    addressRoom: markdown.length + SPARE_ADDRESS_ROOM,
    line: 1,
  }
}

/** Reports something at the line being read; the same is said once per line, and of very many only the first. */
export function report(page: Page, message: string): void {
  const { problems, line } = page
  const last = problems.at(-1)
  if (problems.length >= PROBLEMS || (last?.line === line && last.message === message)) return
  problems.push({ line, message })
}
