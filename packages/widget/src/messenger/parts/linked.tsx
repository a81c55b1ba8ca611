import { linkify } from '../format/linkify.ts'

/** A message's text with its web addresses as links, built as nodes. */
export function Linked({ text }: { readonly text: string }) {
  return (
    <>
      {linkify(text).map((piece) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <a key={piece.href} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.label}
          </a>
        ),
      )}
    </>
  )
}
