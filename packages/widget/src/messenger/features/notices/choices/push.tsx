import { centerOf } from '../center.ts'
import { whyWords } from '../why.ts'
import type { ChoiceProps } from './choices.tsx'

const WORDS = {
  off: 'pushOff',
  on: 'pushOn',
  denied: 'pushDenied',
  unsupported: 'pushUnsupported',
  taken: 'pushTaken',
} as const

/** Push to this device: what it is first, and then the question. */
export function PushSection({ chooser, t }: ChoiceProps) {
  const { store, push, pushing, pushTrouble } = chooser
  const state = push.value
  const why = pushTrouble.value
  if (!state) return null
  const isOn = state === 'on'
  return (
    <section class="choice-block device" aria-labelledby="device">
      <h3 id="device">{t('device')}</h3>
      <p role="status">{t(WORDS[state])}</p>
      {(isOn || state === 'off') && (
        <button
          type="button"
          class={isOn ? 'secondary' : 'primary'}
          aria-disabled={pushing.value}
          onClick={() => chooser.turnPush(!isOn)}
        >
          {t(isOn ? 'turnOff' : 'turnOn')}
        </button>
      )}
      {why && (
        <p class="choices-fault" role="alert">
          {why === 'browser' ? t('pushBroken') : t('pushFailed', { why: whyWords(centerOf(store), why) })}
        </p>
      )}
    </section>
  )
}
