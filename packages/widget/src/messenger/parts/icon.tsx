import { ICONS, type IconName } from '../../icons.ts'

/** One icon, 20 px, for the eye only: whatever holds it says what it means. */
export function Icon({ name, flip = false }: { readonly name: IconName; readonly flip?: boolean }) {
  return (
    <svg class={flip ? 'icon flip' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  )
}
