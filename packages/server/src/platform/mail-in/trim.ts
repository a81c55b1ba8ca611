import { isBlank, joinLines, type Line } from './lines.ts'
import { attribution, bare, isForwardLine, isHeaderBlock, isMarker, isSentFrom, isSeparator } from './patterns.ts'

/** What a mail newly says, and what stood around it. Every line of both is a line of the mail. */
export interface Trimmed {
  readonly text: string
  /** The mail that is answered, and signatures; empty where there are none. */
  readonly quoted: string
}

export interface TrimFacts {
  /** It names another mail that it answers, or its subject says so. */
  readonly isReply: boolean
  /** What is passed on is content, so nothing of it is folded. */
  readonly isForward: boolean
}

/** Longer mails are hardly letters, and are left whole. */
const LONGEST = 20_000
const SIGNATURE_LINES = 20

/** Which lines are the reply; the others are quoted. */
interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Parts what somebody newly wrote from the mail they answer and from signatures, whatever program
 * and language wrote it and whether they wrote above, below or between. Where it is not sure, it
 * keeps everything: better a fold too few than a word of the customer's lost.
 *
 * @example trimMail(linesOf('Yes.\n\nOn 1 May 2026, Desk wrote:\n> Done?'), { isReply: true, isForward: false }).text // 'Yes.'
 */
export function trimMail(lines: readonly Line[], facts: TrimFacts): Trimmed {
  if (lines.length > LONGEST) return { text: joinLines(lines), quoted: '' }
  const reply = facts.isForward ? { from: 0, to: lines.length } : replySpan(lines, facts)
  const said = withoutSignature(lines, reply)
  const isSaid = (_line: Line, at: number) => at >= said.from && at < said.to && lines[at]?.mark !== 'signature'
  const text = joinLines(lines.filter(isSaid))
  if (text === '') return { text: joinLines(lines), quoted: '' }
  return { text, quoted: joinLines(lines.filter((line, at) => !isSaid(line, at))) }
}

function replySpan(lines: readonly Line[], { isReply }: TrimFacts): Span {
  const all = { from: 0, to: lines.length }
  const found = findQuote(lines, isReply)
  if (!found) return isReply ? bareQuote(lines) : all
  const says = (from: number, to: number) => lines.slice(from, to).some((line) => !isBlank(line) && !line.quoted)
  if (!found.prefixed) return says(0, found.at) && !isOnlySentFrom(lines, found.at) ? { from: 0, to: found.at } : all
  const end = endOfQuote(lines, found.body)
  const above = says(0, found.at)
  const below = saysSomethingBelow(lines, end)
  if (above && !below) return { from: 0, to: found.at }
  const isBetween = lines.slice(end).some(({ quoted }) => quoted)
  return !above && below && !isBetween ? { from: end, to: lines.length } : all
}

interface Quote {
  /** Where it begins, with the line that names who wrote it. */
  readonly at: number
  /** Its first own line. */
  readonly body: number
  /** Every line of it begins with `>`; otherwise it is all that follows. */
  readonly prefixed: boolean
}

function findQuote(lines: readonly Line[], isReply: boolean): Quote | null {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (!line || line.quoted || isBlank(line)) continue
    const text = bare(line.text)
    if (isForwardLine(text)) return null
    if (line.mark === 'original' || isMarker(text) || isSeparator(text) || (isReply && startsHeaderBlock(lines, at))) {
      return { at: withRule(lines, at), body: at + 1, prefixed: false }
    }
    const found = attributionAt(lines, at, isReply)
    if (found) return found
  }
  return null
}

/** "On … wrote:", which programs break over several lines. */
function attributionAt(lines: readonly Line[], at: number, isReply: boolean): Quote | null {
  let text = ''
  for (let end = at; end < at + 4; end++) {
    const line = lines[end]
    if (!line || line.quoted || isBlank(line)) return null
    text = bare(`${text} ${line.text}`)
    if (text.length > 700) return null
    const found = line.mark === 'attribution' && /[:：]$/.test(text) ? 'certain' : attribution(text)
    if (!found) continue
    const body = nextSpoken(lines, end + 1)
    const follows = lines[body]
    if (follows?.quoted && body - end <= 3) return { at, body, prefixed: true }
    if (found === 'certain' && isReply && follows) return { at, body, prefixed: false }
  }
  return null
}

/** Quoted lines that nobody introduces: all at the end, or all at the beginning. */
function bareQuote(lines: readonly Line[]): Span {
  const all = { from: 0, to: lines.length }
  const first = lines.findIndex(({ quoted }) => quoted)
  if (first === -1) return all
  const end = endOfQuote(lines, first)
  if (lines.slice(end).some(({ quoted }) => quoted)) return all
  const above = lines.slice(0, first).some((line) => !isBlank(line))
  const below = saysSomethingBelow(lines, end)
  if (above === below) return all
  return above ? { from: 0, to: first } : { from: end, to: lines.length }
}

function startsHeaderBlock(lines: readonly Line[], at: number): boolean {
  return isHeaderBlock(lines.slice(at, at + 7).map(({ text }) => bare(text)))
}

/** A rule of dashes directly above belongs to what it parts off. */
function withRule(lines: readonly Line[], at: number): number {
  let start = at
  while (start > 0 && lines[start - 1] && isBlank(lines[start - 1] as Line)) start--
  const above = lines[start - 1]
  return above && /^[-_—]{5,}$/.test(bare(above.text)) ? start - 1 : at
}

function nextSpoken(lines: readonly Line[], from: number): number {
  let at = from
  while (at < lines.length && isBlank(lines[at] as Line)) at++
  return at
}

/** After the last quoted line of one run; empty lines within do not end it. */
function endOfQuote(lines: readonly Line[], from: number): number {
  let end = from
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line
    if (line.quoted) end = at + 1
    else if (!isBlank(line)) break
  }
  return end
}

/** Whether anybody speaks below the quote: a signature does not. */
function saysSomethingBelow(lines: readonly Line[], from: number): boolean {
  const to = withoutSignature(lines, { from, to: lines.length }).to
  const left = lines.slice(from, to).filter((line) => !isBlank(line) && line.mark !== 'signature')
  return left.some(({ text }) => !/^-- ?$/.test(text)) && !/^-- ?$/.test(left[0]?.text ?? '')
}

function isOnlySentFrom(lines: readonly Line[], to: number): boolean {
  return lines.slice(0, to).every((line) => isBlank(line) || isSentFrom(bare(line.text)))
}

/** Ends before a signature (`-- `) and before what a phone adds, unless nothing would be left. */
function withoutSignature(lines: readonly Line[], { from, to }: Span): Span {
  const dashes = lines.slice(from, to).findLastIndex(({ text, quoted }) => !quoted && /^--[ \u00a0]?$/.test(text))
  const at = from + dashes
  const isSignature = dashes > 0 && to - at <= SIGNATURE_LINES && !lines.slice(at, to).some(({ quoted }) => quoted)
  let end = isSignature ? at : to
  for (let last = lastSpoken(lines, from, end); last > from; last = lastSpoken(lines, from, end)) {
    const line = lines[last] as Line
    if (line.quoted || !isSentFrom(bare(line.text))) break
    end = last
  }
  const hasWords = lines.slice(from, end).some((line) => !isBlank(line))
  return { from, to: hasWords ? end : to }
}

function lastSpoken(lines: readonly Line[], from: number, to: number): number {
  let at = to - 1
  while (at > from && isBlank(lines[at] as Line)) at--
  return at
}
