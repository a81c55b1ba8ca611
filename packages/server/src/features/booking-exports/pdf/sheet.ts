import type { Accent } from '@deskbell/widget/theme'
import type { BookingWords } from '../words/words.ts'
import { facesOf, type Weight } from './fonts.ts'
import { type Line, setText } from './text.ts'

type Document = PDFKit.PDFDocument

const INK = '#211d19'
const QUIET = '#6b645c'
const HAIR = '#ddd8d1'
const DANGER = '#b3261e'

/** All in points; A4 is 595.28 by 841.89. */
const PAGE = { width: 595.28, height: 841.89, side: 56, top: 52, bottom: 56 }
const WIDTH = PAGE.width - 2 * PAGE.side
const LABEL = 128
/** Of the height of letters, how much a line takes, and how much of that stands above its foot. */
const LEADING = 1.4
const ASCENT = 1.06

interface Style {
  readonly size: number
  readonly weight?: Weight
  readonly color?: string
  /** From the beginning edge of the paper's words: left, or right in Arabic. */
  readonly inset?: number
  readonly width?: number
  readonly atEnd?: boolean
  readonly link?: string
}

/** A sheet of paper that is written from its top to its end, and goes on on another one where it is full. */
export interface Sheet {
  letterhead(name: string, number: string): void
  title(words: string, status: string, isEnded: boolean): void
  /** A label with what it names, its first line in strong letters unless it is long; `hint` stands below in quiet ones. */
  row(label: string, values: readonly string[], more?: { readonly hint?: string; readonly isLong?: boolean }): void
  /** Things to tick off with a pen. */
  list(label: string, items: readonly string[]): void
  /** Where there is more; `noLetters` is said where some characters could not be written. */
  foot(label: string, url: string, asOf: string, noLetters: string): void
}

export async function openSheet(document: Document, { dir }: BookingWords, accent: Accent): Promise<Sheet> {
  const faces = { 400: await facesOf(400), 600: await facesOf(600) }
  for (const face of [...faces[400], ...faces[600]]) {
    // The types know files only; a font that is read already is taken as well, and kept by its name.
    document.registerFont(face.name, face.font as unknown as Buffer)
  }
  const isRtl = dir === 'rtl'
  const root = document.struct('Document')
  document.addStructure(root)
  let y = PAGE.top
  let isWhole = true

  const set = (text: string, { size, weight = 400, width = WIDTH }: Style): readonly Line[] => {
    const done = setText(text, { faces, weight, size, width, dir })
    isWhole &&= done.isWhole
    return done.lines
  }
  const heightOf = (lines: readonly Line[], size: number) => lines.length * size * LEADING

  /** A part of the document with its kind, and its words in the order in which they are said. */
  function tagged(kind: string, words: string, draw: () => void): void {
    root.add(document.struct(kind, { actual: words }, draw))
  }

  function drawLines(lines: readonly Line[], top: number, style: Style): void {
    const { size, color = INK, inset = 0, width = WIDTH, atEnd = false, link } = style
    lines.forEach((line, index) => {
      const gap = atEnd ? width - line.width : 0
      const left = isRtl ? PAGE.width - PAGE.side - inset - (atEnd ? width : line.width) : PAGE.side + inset + gap
      const lineTop = top + index * size * LEADING
      for (const { text, face, x } of line.glyphs) {
        document.font(face.name).fontSize(size).fillColor(color)
        document.text(text, left + x, lineTop + size * ASCENT, { lineBreak: false, baseline: 'alphabetic' })
      }
      if (link) document.link(left, lineTop, line.width, size * LEADING, link)
    })
  }

  /** Goes to another page where so much does not fit on this one. */
  function need(height: number): void {
    if (y + height <= PAGE.height - PAGE.bottom) return
    document.addPage()
    y = PAGE.top
  }

  function hair(): void {
    document.lineWidth(0.75).strokeColor(HAIR)
    document
      .moveTo(PAGE.side, y)
      .lineTo(PAGE.side + WIDTH, y)
      .stroke()
  }

  /** Lines that may go over the end of a page. */
  function flow(kind: string, words: string, style: Style): void {
    const lines = set(words, style)
    tagged(kind, words, () => {
      for (const line of lines) {
        need(style.size * LEADING)
        drawLines([line], y, style)
        y += style.size * LEADING
      }
    })
  }

  return {
    letterhead(name, number) {
      document.markContent('Artifact', { type: 'Layout' })
      document.rect(0, 0, PAGE.width, 8).fill(accent.fill)
      document.endMarkedContent()
      const half = WIDTH * 0.66
      const lines = set(name, { size: 13, weight: 600, width: half })
      tagged('P', name, () => drawLines(lines, y, { size: 13, weight: 600, width: half }))
      const side: Style = { size: 11, color: QUIET, inset: half, width: WIDTH - half, atEnd: true }
      const numbers = set(number, side)
      tagged('P', number, () => drawLines(numbers, y + 2, side))
      y += heightOf(lines, 13) + 36
    },
    title(words, status, isEnded) {
      flow('H1', words, { size: 24, weight: 600 })
      y += 8
      const style: Style = { size: 10.5, weight: 600, color: isEnded ? DANGER : accent.text, inset: 10 }
      const lines = set(status, style)
      const width = (lines[0]?.width ?? 0) + 20
      document.markContent('Artifact', { type: 'Layout' })
      const left = isRtl ? PAGE.width - PAGE.side - width : PAGE.side
      document.roundedRect(left, y, width, 22, 11).fill(isEnded ? '#fbe9e7' : accent.soft)
      document.endMarkedContent()
      tagged('P', status, () => drawLines(lines, y + 3.6, style))
      y += 22 + 24
    },
    row(label, values, { hint, isLong = false } = {}) {
      const named: Style = { size: 10.5, color: QUIET, width: LABEL - 16 }
      const valued: Style = { size: 12, inset: LABEL, width: WIDTH - LABEL }
      const labels = set(label, named)
      need(12 + Math.max(heightOf(labels, 10.5), 12 * LEADING) + 12)
      document.markContent('Artifact', { type: 'Layout' })
      hair()
      document.endMarkedContent()
      y += 11
      tagged('H2', label, () => drawLines(labels, y + 1.6, named))
      for (const [index, value] of values.entries()) {
        flow('P', value, { ...valued, weight: index === 0 && !isLong ? 600 : 400 })
      }
      if (hint) flow('P', hint, { ...valued, size: 10, color: QUIET })
      y += 11
    },
    list(label, items) {
      const named: Style = { size: 10.5, color: QUIET, width: LABEL - 16 }
      const valued: Style = { size: 12, inset: LABEL + 20, width: WIDTH - LABEL - 20 }
      need(60)
      document.markContent('Artifact', { type: 'Layout' })
      hair()
      document.endMarkedContent()
      y += 11
      const labels = set(label, named)
      const below = y + heightOf(labels, 10.5)
      tagged('H2', label, () => drawLines(labels, y + 1.6, named))
      for (const item of items) {
        need(12 * LEADING)
        document.markContent('Artifact', { type: 'Layout' })
        const box = isRtl ? PAGE.width - PAGE.side - LABEL - 10 : PAGE.side + LABEL
        document
          .lineWidth(0.9)
          .strokeColor(QUIET)
          .roundedRect(box, y + 3.8, 10, 10, 2)
          .stroke()
        document.endMarkedContent()
        flow('P', item, valued)
        y += 4
      }
      y = Math.max(y, below) + 8
    },
    foot(label, url, asOf, noLetters) {
      need(90)
      document.markContent('Artifact', { type: 'Layout' })
      hair()
      document.endMarkedContent()
      y += 14
      flow('P', label, { size: 10.5, weight: 600, color: accent.text, link: url })
      flow('P', url, { size: 9.5, color: QUIET, link: url })
      y += 6
      flow('P', asOf, { size: 9.5, color: QUIET })
      if (!isWhole) flow('P', noLetters, { size: 9.5, color: QUIET })
    },
  }
}
