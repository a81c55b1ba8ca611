import type { Store } from '../store.ts'
import { Icon } from './icon.tsx'

/** Closes the panel; the launcher does the same where it is in view. */
export function CloseButton({ store }: { readonly store: Store }) {
  return (
    <button type="button" class="tool close" aria-label={store.t.value('close')} onClick={() => store.shell.closed()}>
      <Icon name="close" />
    </button>
  )
}

/** Turns the tone for new answers on and off. */
export function SoundButton({ store }: { readonly store: Store }) {
  const { sound, t } = store
  const label = t.value(sound.on.value ? 'soundOn' : 'soundOff')
  return (
    <button type="button" class="tool" aria-label={label} title={label} onClick={sound.toggle}>
      <Icon name={sound.on.value ? 'soundOn' : 'soundOff'} />
    </button>
  )
}
