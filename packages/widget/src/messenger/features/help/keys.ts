/**
 * Arrow keys walk from the search field through the rows and back; Escape leads back to the field,
 * and then empties it.
 */
export function walkRows(event: KeyboardEvent, view: HTMLElement, type: (query: string) => void, typed: string): void {
  const stops = [...view.querySelectorAll<HTMLElement>('input[type=search], .hit')]
  const at = stops.indexOf(event.target as HTMLElement)
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  // While an input method composes, the keys are its own.
  if (at < 0 || event.isComposing) return
  if (step !== 0) {
    event.preventDefault()
    stops[at + step]?.focus()
  } else if (event.key === 'Escape' && typed && stops[0]?.matches('input')) {
    event.preventDefault()
    if (at === 0) type('')
    stops[0].focus()
  }
}
