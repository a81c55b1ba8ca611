/** A text with what is selected in it; `from` equals `to` where it is only a caret. */
export interface Spot {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Replaces `from`–`to` by `insert` and then selects `anchor`–`head` of the new text. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
  readonly anchor: number
  readonly head: number
}

/** Words that stand where nothing was selected. */
export interface Samples {
  readonly bold: string
  readonly link: string
  readonly heading: string
  readonly item: string
  readonly step: string
  readonly callout: string
}

export const FORMATS = ['bold', 'link', 'heading', 'list', 'steps', 'callout'] as const
export type Format = (typeof FORMATS)[number]

/**
 * What a button or shortcut does to the Markdown. The same button twice takes it back.
 *
 * @example format('bold', { text: 'two words', from: 4, to: 9 }, samples) // … **words**
 */
export function format(kind: Format, spot: Spot, samples: Samples): Edit {
  switch (kind) {
    case 'bold':
      return bold(spot, samples.bold)
    case 'link':
      return link(spot, samples.link)
    case 'heading':
      return eachLine(spot, () => '## ', /^#{1,6} +/, samples.heading)
    case 'list':
      return eachLine(spot, () => '- ', /^(?:[-*+]|\d+\.)(?: \[[ x]\])? +/i, samples.item)
    case 'steps':
      return eachLine(spot, (n) => `${n}. [ ] `, /^(?:[-*+]|\d+\.)(?: \[[ x]\])? +/i, samples.step)
    case 'callout':
      return callout(spot, samples.callout)
  }
}

function bold({ text, from, to }: Spot, sample: string): Edit {
  if (text.slice(from - 2, from) === '**' && text.slice(to, to + 2) === '**' && from !== to)
    return { from: from - 2, to: to + 2, insert: text.slice(from, to), anchor: from - 2, head: to - 2 }
  const words = text.slice(from, to) || sample
  return { from, to, insert: `**${words}**`, anchor: from + 2, head: from + 2 + words.length }
}

function link({ text, from, to }: Spot, sample: string): Edit {
  const chosen = text.slice(from, to)
  if (/^(https?:\/\/|\/)\S+$/.test(chosen))
    return { from, to, insert: `[${sample}](${chosen})`, anchor: from + 1, head: from + 1 + sample.length }
  const words = chosen || sample
  const address = from + words.length + 3
  return { from, to, insert: `[${words}](https://)`, anchor: address, head: address + 8 }
}

/** Puts a mark before each chosen line, in place of another of its kind; takes it away where all lines have it. */
function eachLine(spot: Spot, mark: (n: number) => string, kind: RegExp, sample: string): Edit {
  const { from, to, lines } = linesOf(spot)
  const marked = lines.map((line, index) => mark(index + 1) + line.replace(kind, ''))
  const undone = lines.every((line, index) => line === marked[index] && line !== mark(index + 1))
  const empty = lines.length === 1 && lines[0] === ''
  const next = empty ? [mark(1) + sample] : undone ? lines.map((line) => line.replace(kind, '')) : marked
  const insert = next.join('\n')
  const start = empty ? from + mark(1).length : from
  return {
    from,
    to,
    insert,
    anchor: lines.length > 1 || empty ? start : from + insert.length,
    head: from + insert.length,
  }
}

function callout(spot: Spot, sample: string): Edit {
  const { from, to, lines } = linesOf(spot)
  if (/^> \[!\w+\]$/.test(lines[0] ?? '')) {
    const insert = lines
      .slice(1)
      .map((line) => line.replace(/^> ?/, ''))
      .join('\n')
    return { from, to, insert, anchor: from, head: from + insert.length }
  }
  const chosen = lines.join('\n').trim() === '' ? [sample] : lines
  const head = '> [!NOTE]\n'
  const insert = head + chosen.map((line) => `> ${line}`).join('\n')
  return { from, to, insert, anchor: from + head.length + 2, head: from + insert.length }
}

function linesOf({ text, from, to }: Spot): { from: number; to: number; lines: string[] } {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', to)
  const end = next < 0 ? text.length : next
  return { from: start, to: end, lines: text.slice(start, end).split('\n') }
}

/** The Markdown that refers to an uploaded file: a picture where it is one, else a download in a paragraph of its own. */
export function reference(file: { name: string; path: string; width: number | null }): string {
  const name = file.name.replace(/[[\]\\]/g, '')
  const words = name.replace(/\.\w{1,5}$/, '').replace(/[-_]+/g, ' ')
  return file.width === null ? `[${name}](${file.path})` : `![${words}](${file.path})`
}
