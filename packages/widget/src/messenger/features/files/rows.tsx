import { Icon } from '../../parts/icon.tsx'
import type { Store } from '../../store.ts'
import { troubleWords } from '../chat/delivery.ts'
import { type FilesTranslator, filesOf, sizeWords } from './common.ts'
import type { Tray, TrayRow } from './tray.ts'

/** The files of a tray: how far each has come, and what may be done with it. */
export function TrayRows({ store, tray }: { readonly store: Store; readonly tray: Tray }) {
  const t = filesOf(store).t.value
  const rows = tray.rows.value
  if (!t || (rows.length === 0 && !tray.overfull.value)) return null
  return (
    <>
      {rows.length > 0 && (
        <ul class="files" aria-label={t('list')}>
          {rows.map((row) => (
            <FileRow key={row.key} store={store} t={t} tray={tray} row={row} />
          ))}
        </ul>
      )}
      <p class={tray.overfull.value ? 'fault' : 'sr'} role="status">
        {tray.overfull.value ? t.count('tooMany', tray.limits.count) : newest(t, rows)}
      </p>
    </>
  )
}

/** What became of the file that changed last, for those who do not see it. */
function newest(t: FilesTranslator, rows: readonly TrayRow[]): string {
  const row = rows.findLast(({ status }) => status === 'ready')
  return row ? t('ready', { name: row.name }) : ''
}

function FileRow({
  store,
  t,
  tray,
  row,
}: {
  readonly store: Store
  readonly t: FilesTranslator
  readonly tray: Tray
  readonly row: TrayRow
}) {
  const { key, name, status, sent } = row
  const percent = Math.round(sent * 100)
  const again = status === 'failed' && !row.fault && row.trouble?.kind !== 'refused'
  return (
    <li class={`file ${status}`}>
      <span class="file-text">
        <bdi class="file-name">{name}</bdi>
        <span class="file-note">{noteOf(store, t, tray, row)}</span>
        {status === 'sending' && (
          <span
            class="progress"
            role="progressbar"
            aria-label={t('sending', { name })}
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <i ref={(bar) => bar?.style.setProperty('--sent', String(sent))} />
          </span>
        )}
      </span>
      {again && (
        <button type="button" class="link" aria-label={t('again', { name })} onClick={() => tray.retry(key)}>
          {store.t.value('retry')}
        </button>
      )}
      <button
        type="button"
        class="tool"
        aria-label={t(status === 'sending' ? 'cancel' : 'remove', { name })}
        onClick={() => tray.remove(key)}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}

function noteOf(store: Store, t: FilesTranslator, tray: Tray, { status, fault, trouble, size }: TrayRow): string {
  const locale = store.t.value.locale
  const words = sizeWords(locale, size)
  if (fault === 'empty') return t('empty')
  if (fault) return t('tooLarge', { size: words, most: sizeWords(locale, tray.limits.bytes) })
  if (status === 'sending') return trouble ? t('waiting') : words
  if (status === 'ready') return words
  return trouble?.kind === 'refused' ? troubleWords(store.t.value, trouble, store.now.value) : t('failed')
}
