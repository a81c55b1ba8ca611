import { useMe } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'

/** From here on the room that is left is shown. */
const TELL_LEFT = 500

interface Props {
  mode: 'reply' | 'note'
  name: string
  here: boolean
  left: number
  problem: string | null
}

/** Who will see what is written, what went wrong, and how much room is left. */
export function ComposerNote({ mode, name, here, left, problem }: Props) {
  const { agent, workspace } = useMe()
  const seen = t.composer.visible(name, agent.name, workspace.name)
  return (
    <>
      {problem && (
        <p class="composer-problem" role="alert">
          {problem}
        </p>
      )}
      <p class="composer-note" id="composer-note">
        {mode === 'note' ? (
          <span class="composer-seen">
            <b>{t.note.visible}</b>
          </span>
        ) : (
          <span class="composer-seen">
            {seen.before}
            <b>{seen.customer}</b>
            {seen.middle}
            <b>{seen.agent}</b>
            {seen.after}.{!here && ` ${t.composer.absent}`}
          </span>
        )}
        {left < TELL_LEFT ? (
          <span class={left < 0 ? 'composer-over' : ''} role="status">
            {left < 0 ? t.composer.over(-left) : t.composer.left(left)}
          </span>
        ) : (
          <span class="composer-hint">{mode === 'note' ? t.note.hint : t.composer.hint}</span>
        )}
      </p>
    </>
  )
}
