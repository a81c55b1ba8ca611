/** @jsxImportSource hono/jsx */
import { pathOf } from '../../address.ts'
import { wordsFor } from '../../i18n/words.ts'
import { styleFile } from '../../look/assets.ts'

/** What a link that opens nothing leads to where there are many workspaces: it is nobody's, so it names nobody. */
export function strayDocument(locale: string | null): string {
  const t = wordsFor(locale ?? 'en', 'en')
  const title = t('bkEndedTitle')
  return `<!doctype html>${(
    <html lang={t.locale} dir={t.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={pathOf({ name: 'asset', file: styleFile(null).name })} />
      </head>
      <body>
        <main>
          <div class="wide">
            <h1>{title}</h1>
            <p class="lead">{t('bkStray')}</p>
          </div>
        </main>
      </body>
    </html>
  )}`
}
