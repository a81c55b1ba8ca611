/** @jsxImportSource hono/jsx */
import type { SearchHit } from '@deskbell/protocol'

/** Text with what was searched for marked. */
export function Fragments({ of }: { readonly of: SearchHit['title'] }) {
  return <>{of.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}</>
}
