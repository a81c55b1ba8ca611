import { useEffect, useRef } from 'preact/hooks'

const COLUMNS = 8
const EMOJI = [
  ...'😀😄😂🙂😉😊😍🤔😅😬😐😕😢😭😤😱',
  ...'👍👎👌👏🙏💪👋🤝🎉🔥✨💡📎📷📍⏰',
  ...['❤️', '💚', '✅', '❌', '❓', '⚠️', '🚗', '🏠'],
]

/** A small grid of emoji, walked with the arrow keys. Operating systems have larger ones. */
export function EmojiPicker({
  label,
  choose,
  leave,
}: {
  readonly label: string
  choose(emoji: string): void
  leave(): void
}) {
  const grid = useRef<HTMLFieldSetElement>(null)
  function onKeyDown(event: KeyboardEvent): void {
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(event.target as HTMLButtonElement)
    const rtl = grid.current?.matches(':dir(rtl)')
    const steps: Record<string, number> = {
      ArrowRight: rtl ? -1 : 1,
      ArrowLeft: rtl ? 1 : -1,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
    }
    const step = steps[event.key]
    if (event.key === 'Escape') {
      event.preventDefault()
      leave()
    } else if (step !== undefined) {
      event.preventDefault()
      buttons[at + step]?.focus()
    }
  }

  useEffect(() => {
    grid.current?.querySelector('button')?.focus()
    grid.current?.addEventListener('keydown', onKeyDown)
  }, [])

  return (
    <fieldset ref={grid} class="emoji" aria-label={label}>
      {EMOJI.map((emoji, index) => (
        <button key={emoji} type="button" tabIndex={index === 0 ? 0 : -1} onClick={() => choose(emoji)}>
          {emoji}
        </button>
      ))}
    </fieldset>
  )
}
