import { t } from '../i18n/index.ts'
import type { Action } from './use-action.ts'

/** Loads the next page of a list, and says where that did not work. */
export function MoreButton({ action, class: extra = '' }: { action: Action<[]>; class?: string }) {
  return (
    <>
      <button type="button" class={`button ${extra}`} aria-busy={action.busy} onClick={() => void action.run()}>
        {action.busy ? t.common.loading : t.common.more}
      </button>
      {action.problem && (
        <p class="field-error" role="alert">
          {action.problem}
        </p>
      )}
    </>
  )
}
