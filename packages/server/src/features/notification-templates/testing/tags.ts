import { Parser } from 'htmlparser2'

/** One element of a document. */
export interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Every element of a document, as a program reads it. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = []
  const parser = new Parser({ onopentag: (name, attributes) => tags.push({ name, attributes: { ...attributes } }) })
  parser.end(html)
  return tags
}

/** What a document shows: the text of its body, with what is hidden. */
export function shownText(html: string): string {
  const texts: string[] = []
  let isInside = false
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (name === 'body') isInside = true
      },
      ontext: (text) => {
        if (isInside) texts.push(text)
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return texts.join('')
}
