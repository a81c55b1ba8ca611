import { effect, type Signal, signal } from '@preact/signals-core'

/** A short tone when an answer comes. Off until the visitor turns it on. */
export interface Sound {
  readonly on: Signal<boolean>
  toggle(): void
  destroy(): void
}

const KEY = 'deskbell:sound'

/**
 * @param unread a tone sounds when it grows
 * @param mayStore whether the choice may be kept in the browser
 */
export function createSound(unread: Signal<number>, mayStore: () => boolean): Sound {
  const on = signal(recall())
  let audio: AudioContext | undefined
  let before = unread.peek()

  /** Two soft partials of a small bell, 0.6 s. */
  function ring(): void {
    audio ??= new AudioContext()
    const { currentTime: start, destination } = audio
    for (const [frequency, loudness] of [
      [880, 0.06],
      [1318.5, 0.03],
    ] as const) {
      const tone = audio.createOscillator()
      const gain = audio.createGain()
      tone.frequency.value = frequency
      gain.gain.setValueAtTime(0, start)
      gain.gain.linearRampToValueAtTime(loudness, start + 0.01)
      gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.6)
      tone.connect(gain).connect(destination)
      tone.start(start)
      tone.stop(start + 0.6)
    }
  }

  const stop = effect(() => {
    const count = unread.value
    // A browser keeps an audio context silent until the visitor has acted on the page.
    if (count > before && on.peek() && navigator.userActivation?.hasBeenActive) ring()
    before = count
  })

  return {
    on,
    toggle() {
      on.value = !on.value
      if (on.value) ring()
      if (mayStore()) remember(on.value)
    },
    destroy() {
      stop()
      audio?.close()
    },
  }
}

function recall(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}

function remember(on: boolean): void {
  try {
    if (on) localStorage.setItem(KEY, 'on')
    else localStorage.removeItem(KEY)
  } catch {
    // A browser that stores nothing asks again on the next page.
  }
}
