import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What is in a PDF, as a program that shows it finds it. */
export interface ReadPdf {
  readonly pages: number
  readonly title: string
  readonly lang: string | null
  /** Everything written, in the order in which it was drawn. */
  readonly text: string
  readonly links: readonly string[]
  /** What a screen reader is told, part by part. */
  readonly isTagged: boolean
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const { info } = await document.getMetadata()
  const { Title = '', Language = null } = info as { Title?: string; Language?: string | null }
  const words: string[] = []
  const links: string[] = []
  let isTagged = true
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    for (const item of items) if ('str' in item) words.push(item.hasEOL ? `${item.str}\n` : item.str)
    for (const { url } of (await page.getAnnotations()) as { url?: string }[]) if (url) links.push(url)
    isTagged &&= (await page.getStructTree()) !== null
  }
  const { numPages: pages } = document
  await document.loadingTask.destroy()
  return { pages, title: Title, lang: Language, text: words.join(' ').replace(/\s+/g, ' '), links, isTagged }
}
