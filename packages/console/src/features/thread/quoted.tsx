import { t } from '../../i18n/index.ts'

/** What stood below a reply by mail: kept, and folded away. */
export function Quoted({ text }: { text: string }) {
  return (
    <details class="quoted">
      <summary>{t.files.quoted}</summary>
      <div class="quoted-text" dir="auto">
        {text}
      </div>
    </details>
  )
}
