import { useEffect, useRef } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { useReadable } from '../../ui/readable.ts'

/** Plays the bell when more of the inbox waits to be read than before, if the agent asked for it. */
export function useIncomingSound(): void {
  useSoundOf(useReadable(useDesk().client.counts)?.unread)
}

/** Plays the bell when a number of what waits to be read goes up, if that was asked for; undefined while it is not known. */
export function useSoundOf(unread: number | undefined): void {
  const { preferences } = useDesk()
  const before = useRef(unread)
  useEffect(() => {
    const more = before.current !== undefined && unread !== undefined && unread > before.current
    before.current = unread
    if (more && preferences.sound.peek()) ring()
  }, [unread, preferences])
}

/** Two soft partials of a desk bell, made on the spot: nothing to download. */
export function ring(): void {
  const audio = new AudioContext()
  const gain = audio.createGain()
  gain.gain.setValueAtTime(0.12, audio.currentTime)
  gain.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.9)
  gain.connect(audio.destination)
  for (const hertz of [1046.5, 2637]) {
    const tone = audio.createOscillator()
    tone.frequency.value = hertz
    tone.connect(gain)
    tone.start()
    tone.stop(audio.currentTime + 0.9)
  }
  setTimeout(() => void audio.close(), 1_200)
}
