import { keyText } from '../app/keyboard.ts'

/** Keys as they are printed on them. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keyText(keys).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
