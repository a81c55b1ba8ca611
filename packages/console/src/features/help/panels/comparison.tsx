import { useMemo } from 'preact/hooks'
import { h } from '../../../i18n/help.ts'
import type { Words } from '../editor/local-words.ts'
import { directionOf } from '../languages.ts'
import { compareWords, type Piece } from './word-diff.ts'

interface Props {
  before: Words
  after: Words
  locale: string
  /** How to read it, where it is not two versions that are compared. */
  legend?: string
}

const PARTS = [
  ['title', h.versions.title],
  ['excerpt', h.versions.excerpt],
  ['body', h.versions.body],
  ['searchKeywords', h.versions.keywords],
] as const

/** What changed between two states of the words. Additions are underlined, removals struck, and both said. */
export function Comparison({ before, after, locale, legend = h.versions.legend }: Props) {
  const parts = useMemo(
    () =>
      PARTS.filter(([key]) => before[key] !== after[key]).map(([key, label]) => ({
        key,
        label,
        pieces: compareWords(before[key], after[key], locale),
      })),
    [before, after, locale],
  )
  if (parts.length === 0) return <p class="section-none">{h.versions.same}</p>
  return (
    <div class="comparison">
      <p class="field-hint">{legend}</p>
      {parts.map(({ key, label, pieces }) => (
        <div key={key}>
          <h3 class="comparison-part">{label}</h3>
          <section
            class="comparison-text"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll, by keyboard too
            tabIndex={0}
            aria-label={label}
            lang={locale}
            dir={directionOf(locale)}
          >
            {pieces.map((piece, index) => (
              <Changed key={`${index} ${piece.kind}`} piece={piece} />
            ))}
          </section>
        </div>
      ))}
    </div>
  )
}

function Changed({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case 'added':
      return (
        <ins>
          <span class="hidden">{h.versions.added} </span>
          {piece.text}
          <span class="hidden"> {h.versions.endOf}</span>
        </ins>
      )
    case 'removed':
      return (
        <del>
          <span class="hidden">{h.versions.removed} </span>
          {piece.text}
          <span class="hidden"> {h.versions.endOf}</span>
        </del>
      )
    case 'folded':
      return (
        <details class="folded">
          <summary>{h.versions.folded(piece.text.split('\n').length - 1)}</summary>
          {piece.text}
        </details>
      )
    case 'same':
      return <>{piece.text}</>
  }
}
