import type { Page } from 'playwright'
import { idOf } from '../fixtures.ts'

/** Where an article of the pretended help centre is edited. */
export const editorAddress = (n: number, locale = 'en') => `help/articles/${idOf('art', n)}/${locale}`

/** The parts of the article editor that tests look at, on whatever page is open by then. */
export function editorOf(page: () => Page) {
  const text = () => page().getByRole('textbox', { name: 'Text in Markdown' })
  return {
    text,
    preview: () => page().getByRole('region', { name: 'Preview' }),
    button: (name: string | RegExp) => page().getByRole('button', { name, exact: true }),
    dialog: () => page().getByRole('dialog'),
    saved: (version: number) => page().getByText(`Version ${version} is saved`).waitFor(),
    /** A colleague saves other words of an article in English. */
    colleague: (n: number, body: string) =>
      page().evaluate(([id, words]) => window.fake.help.colleagueSaves(id, 'en', words), [
        idOf('art', n),
        body,
      ] as const),
    /** Types at the end of the text. */
    async write(words: string) {
      await text().click()
      await page().keyboard.press('Control+End')
      await page().keyboard.type(words)
    },
  }
}
