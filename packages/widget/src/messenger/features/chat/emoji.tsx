import css from '../../styles/emoji.css.ts'

export { css }

const COLUMNS = 8
const EMOJI = [
  ...'😀😄😂🙂😉😊😍🤔😅😬😐😕😢😭😤😱',
  ...'👍👎👌👏🙏💪👋🤝🎉🔥✨💡📎📷📍⏰',
  ...['❤️', '💚', '✅', '❌', '❓', '⚠️', '🚗', '🏠'],
]

export interface EmojiProps {
  readonly label: string
  choose(emoji: string): void
  leave(): void
}

/** A small grid of emoji, walked with the arrow keys. Operating systems have larger ones. */
export function EmojiPicker({ label, choose, leave }: EmojiProps) {
  function attach(grid: HTMLElement | null): void {
    if (!grid || grid.contains((grid.getRootNode() as ShadowRoot).activeElement)) return
    grid.querySelector('button')?.focus()
    grid.addEventListener('keydown', (event) => walk(event, grid, leave))
  }
  return (
    <fieldset ref={attach} class="emoji" aria-label={label}>
      {EMOJI.map((emoji, index) => (
        <button key={emoji} type="button" tabIndex={index === 0 ? 0 : -1} onClick={() => choose(emoji)}>
          {emoji}
        </button>
      ))}
    </fieldset>
  )
}

function walk(event: KeyboardEvent, grid: HTMLElement, leave: () => void): void {
  const forward = grid.matches(':dir(rtl)') ? -1 : 1
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: COLUMNS,
    ArrowUp: -COLUMNS,
  }
  const step = steps[event.key]
  if (event.key === 'Escape') {
    event.preventDefault()
    leave()
  } else if (step !== undefined) {
    event.preventDefault()
    const buttons = [...grid.querySelectorAll('button')]
    buttons[buttons.indexOf(event.target as HTMLButtonElement) + step]?.focus()
  }
}
