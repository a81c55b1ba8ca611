/// <reference path="./footnote-plugin.d.ts" />
import MarkdownIt, { type StateBlock, type Token } from 'markdown-it'
import footnotes from 'markdown-it-footnote'

/** Quotes and lists stand at most so deep in each other; what is deeper is shown as written. */
const BLOCK_DEPTH = 24

/** `www.example.com/path` without what ends a sentence. Every repetition is bounded, so that nothing takes long. */
const WWW_REST = /(?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{2,63}(?:\/(?:[^\s<>()]{0,500}[^\s<>().,;:!?"'*_~])?)?/iy

const parser = createParser()

/** The tokens of CommonMark with GFM's tables, strikethrough, autolinks and footnotes. */
export function parse(markdown: string): Token[] {
  return parser.parse(markdown, {})
}

function createParser(): InstanceType<typeof MarkdownIt> {
  const md = new MarkdownIt({ html: true, linkify: true, typographer: false })
  // Addresses are judged in one place, where a refusal can be reported.
  md.validateLink = () => true
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true })
  md.linkify.add('//', null)
  md.linkify.add('ftp:', null)
  md.linkify.add('www.', {
    validate: matchWww,
    normalize(match) {
      match.url = `https://${match.raw}`
    },
  })
  md.use(footnotes)
  md.disable(['footnote_inline', 'footnote_tail'])
  md.block.ruler.before('table', 'too_deep', tooDeep)
  return md
}

function matchWww(text: string, pos: number): number {
  WWW_REST.lastIndex = pos
  return WWW_REST.exec(text)?.[0].length ?? 0
}

/** Takes the lines of what is nested too deep as they are. The parser itself would lose them. */
function tooDeep(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level < BLOCK_DEPTH) return false
  let line = startLine + 1
  while (line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? -1) >= state.blkIndent) line++
  const token = state.push('too_deep', '', 0)
  token.content = state.getLines(startLine, line, state.blkIndent, false)
  token.map = [startLine, line]
  state.line = line
  return true
}
