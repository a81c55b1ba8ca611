import { ADDRESSES, PICTURES } from './hostile-addresses.ts'
import { HTML, STYLES } from './hostile-html.ts'
import { CHARACTERS, MARKDOWN, NAMES, TEMPLATES } from './hostile-markdown.ts'

/** Where pictures may come from although they are foreign: an article may show them, as any page may. */
export const FOREIGN_PICTURES = 'https://pictures.example'

/** Markdown that somebody wrote to do harm. Where any of it runs, `alert` is called or evil.example is asked. */
export interface Hostile {
  /** Unique, such as `html 12`. */
  readonly name: string
  readonly markdown: string
}

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  html: HTML,
  style: STYLES,
  address: ADDRESSES,
  picture: PICTURES,
  markdown: MARKDOWN,
  characters: CHARACTERS,
  template: TEMPLATES,
  name: NAMES,
}

export const HOSTILE: readonly Hostile[] = Object.entries(GROUPS).flatMap(([group, bodies]) =>
  bodies.map((markdown, index) => ({ name: `${group} ${index + 1}`, markdown })),
)
