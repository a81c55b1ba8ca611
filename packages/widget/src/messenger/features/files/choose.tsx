import { byTouch } from '../../focus.ts'
import { Icon } from '../../parts/icon.tsx'
import type { Store } from '../../store.ts'
import { chooseFiles, filesOf, sizeWords } from './common.ts'
import { TrayRows } from './rows.tsx'
import { createTray, type Tray, type TrayLimits } from './tray.ts'

/** A tray whose files go to the service of this messenger. */
export function openTray(store: Store, limits: TrayLimits, changed: () => void): Tray {
  return createTray(filesOf(store).uploads, limits, changed)
}

/** Files to choose, drop, paste, or take with the camera. */
export function Files({
  store,
  tray,
  id,
  label,
  note,
  fault,
}: {
  readonly store: Store
  readonly tray: Tray
  readonly id: string
  readonly label: string
  readonly note: string | undefined
  readonly fault: string | undefined
}) {
  const t = filesOf(store).t.value
  if (!t) return null
  const most = { count: tray.limits.count, size: sizeWords(store.t.value.locale, tray.limits.bytes) }
  const described = [`${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a grid in every browser
    <div class="labelled" role="group" aria-label={label}>
      <span class="label" aria-hidden="true">
        <bdi>{label}</bdi> {note && <span class="quiet">({note})</span>}
      </span>
      <TrayRows store={store} tray={tray} />
      <div class="drop">
        <button
          id={id}
          type="button"
          class="secondary"
          aria-describedby={described}
          onClick={() => chooseFiles(tray.add)}
        >
          <Icon name="attach" />
          {t('attach')}
        </button>
        {byTouch() && (
          <button type="button" class="secondary" onClick={() => chooseFiles(tray.add, true)}>
            {t('photo')}
          </button>
        )}
        <p id={`${id}-hint`} class="hint">
          {t('limits', most)}. {!byTouch() && t('drop')}
        </p>
      </div>
      {fault && (
        <p id={`${id}-fault`} class="fault">
          {fault}
        </p>
      )}
    </div>
  )
}
