import { X } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'
import { Keys } from '../ui/keys.tsx'
import { useDesk } from './desk.ts'
import type { Toast } from './toasts.ts'

/** Notices at the foot of the window. They stay while looked at, and never take the focus. */
export function ToastList() {
  const { toasts } = useDesk()
  const list = toasts.list.value
  const newest = list.findLast((toast) => toast.undo !== null)
  return (
    <section class="toasts" aria-label={t.toast.region} aria-live="polite">
      {list.map((toast) => (
        <ToastLine key={toast.id} toast={toast} byKey={toast === newest} />
      ))}
    </section>
  )
}

function ToastLine({ toast, byKey }: { toast: Toast; byKey: boolean }) {
  const { toasts } = useDesk()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => toasts.dismiss(toast.id), toast.stays)
    return () => clearTimeout(timer)
  }, [held, toast.id, toast.stays, toasts])
  const undo = toast.undo
  return (
    <div
      class={`toast toast-${toast.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span class="toast-text">{toast.text}</span>
      {undo && (
        <button
          type="button"
          class="toast-action"
          onClick={() => {
            toasts.dismiss(toast.id)
            undo()
          }}
        >
          {t.common.undo} {byKey && <Keys keys="z" />}
        </button>
      )}
      <button type="button" class="toast-close" aria-label={t.toast.dismiss} onClick={() => toasts.dismiss(toast.id)}>
        <Icon icon={X} size={16} />
      </button>
    </div>
  )
}
