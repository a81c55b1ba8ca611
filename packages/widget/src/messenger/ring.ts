/** Two soft partials of a small bell: frequency in Hz, loudness from 0 to 1. */
const PARTIALS = [
  [880, 0.06],
  [1318.5, 0.03],
] as const
/** How long it rings, in seconds. */
const LENGTH = 0.6

let audio: AudioContext | undefined

/** Rings once; not before the visitor has acted on the page, when a browser would refuse with a warning. */
export function ring(): void {
  if (!navigator.userActivation?.hasBeenActive) return
  audio ??= new AudioContext()
  const { currentTime: start, destination } = audio
  for (const [frequency, loudness] of PARTIALS) {
    const tone = audio.createOscillator()
    const gain = audio.createGain()
    tone.frequency.value = frequency
    gain.gain.setValueAtTime(0, start)
    gain.gain.linearRampToValueAtTime(loudness, start + 0.01)
    gain.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH)
    tone.connect(gain).connect(destination)
    tone.start(start)
    tone.stop(start + LENGTH)
  }
}

/** Lets go of the sound device. */
export function silence(): void {
  audio?.close()
  audio = undefined
}
