import { n } from '../../i18n/notices.ts'
import { Code } from '../../ui/code.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** The secret of an endpoint, the one time it is seen. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const words = n.webhooks
  return (
    <Dialog title={words.secretTitle} class="dialog-wide" firm onClose={onClose}>
      <p class="dialog-text">{words.secretText}</p>
      <Code text={secret} label={words.secret} />
      <div class="dialog-actions">
        <button type="button" class="button button-primary" onClick={onClose}>
          {words.secretDone}
        </button>
      </div>
    </Dialog>
  )
}
