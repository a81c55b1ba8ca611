import type { ArticleRecord, Translation } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { type Action, useAction } from '../../../ui/use-action.ts'
import { useHelp } from '../help-context.ts'
import { type Kept, keepWords, NO_WORDS, readKept, sameWords, type Words, wordsOf } from './local-words.ts'

/** How long after the last key unsaved words are kept on this device; ms. */
const KEEP_AFTER = 400

export interface Writing {
  readonly words: Words
  /** What is saved: null for a language that is not there yet. */
  readonly saved: Translation | null
  readonly dirty: boolean
  /** The kept words this visit began with, until they are saved or discarded. */
  readonly restored: Kept | null
  /** What a colleague saved meanwhile. */
  readonly theirs: Translation | null
  /** Counts whenever words change from elsewhere than the text field. */
  readonly turn: number
  readonly save: Action<[base?: number]>
  /** What is saved by now, also before the next rendering. */
  newest(): Translation | null
  change(part: Partial<Words>): void
  /** Puts words into the editor without saving them. */
  put(words: Words): void
  discard(): void
  /** Lets go of the unsaved words for good, where the article itself is gone. */
  forget(): void
  /** Takes what the service answered to a step. `words` too where the step made a version. */
  adopt(translation: Translation, how?: { words: boolean }): void
  /** Asks what a colleague saved, after a step was refused as a conflict. */
  meet(): Promise<void>
  takeTheirs(): void
  forgetConflict(): void
}

interface State {
  words: Words
  /** The version the words began from, 0 for a new language. */
  base: number
  saved: Translation | null
  restored: Kept | null
  theirs: Translation | null
  turn: number
}

/** The words of one language while they are written: unsaved ones are kept on this device at once. */
export function useWords(
  record: ArticleRecord,
  locale: string,
  loaded: Translation | null,
  onSaved: (translation: Translation) => void,
): Writing {
  const { drafts, session } = useDesk()
  const api = useHelp()
  const [state, setState] = useState<State>(() => {
    const kept = readKept(drafts, record.id, locale)
    const base = loaded ? wordsOf(loaded.words) : NO_WORDS
    const differs = kept !== null && !sameWords(kept.words, base)
    return {
      words: differs ? kept.words : base,
      base: differs ? kept.base : (loaded?.version ?? 0),
      saved: loaded,
      restored: differs ? kept : null,
      // What was begun from an older version meets the newer one before it could overwrite it.
      theirs: differs && loaded && kept.base < loaded.version ? loaded : null,
      turn: 0,
    }
  })
  const base = state.saved ? wordsOf(state.saved.words) : NO_WORDS
  const dirty = !sameWords(state.words, base)
  const latest = useRef(state)
  latest.current = state

  const gone = useRef(false)
  const keep = useRef(() => {})
  keep.current = () => {
    const { words, base: began, saved, restored } = latest.current
    if (gone.current) return keepWords(drafts, record.id, locale, null)
    const clean = sameWords(words, saved ? wordsOf(saved.words) : NO_WORDS)
    const kept = { base: began, at: Date.now(), from: restored?.from ?? null, words }
    keepWords(drafts, record.id, locale, clean ? null : kept)
  }
  useEffect(() => {
    if (state.words === latest.current.restored?.words) return
    const timer = setTimeout(() => keep.current(), KEEP_AFTER)
    return () => clearTimeout(timer)
  }, [state.words, state.saved])
  useEffect(() => {
    const now = () => keep.current()
    addEventListener('pagehide', now)
    return () => {
      removeEventListener('pagehide', now)
      // Whoever signed out took their unsaved words along.
      if (session.state.peek().kind !== 'signed-out') now()
    }
  }, [])

  const set = (next: Partial<State> | ((now: State) => Partial<State>)) =>
    setState((now) => ({ ...now, ...(typeof next === 'function' ? next(now) : next) }))
  const adopt = (translation: Translation, how = { words: false }) => {
    set((now) => ({
      saved: translation,
      base: translation.version,
      ...(how.words ? { words: wordsOf(translation.words), restored: null, turn: now.turn + 1 } : {}),
    }))
    latest.current = { ...latest.current, saved: translation, base: translation.version }
    onSaved(translation)
  }
  const meet = async () => {
    const now = await api.getTranslation(record.id, locale)
    const { words, base: began, saved } = latest.current
    const clean = saved !== null && sameWords(words, wordsOf(saved.words))
    // Only where both have new words is there something to decide.
    if (now.version === began || clean) adopt(now, { words: clean })
    else set({ theirs: now })
  }
  const save = useAction(async (from?: number) => {
    const { words, base: began } = latest.current
    try {
      const translation = await api.saveTranslation(record.id, locale, {
        ...words,
        title: words.title.trim(),
        baseVersion: from ?? began,
      })
      // What was typed while it was on its way stays, unsaved.
      set((now) => {
        const untouched = sameWords(now.words, words)
        const next = { saved: translation, base: translation.version, restored: null, theirs: null }
        return untouched ? { ...next, words: wordsOf(translation.words) } : next
      })
      latest.current = { ...latest.current, saved: translation, base: translation.version }
      onSaved(translation)
    } catch (error) {
      if (error instanceof DeskbellError && error.code === 'conflict') await meet()
      throw error
    }
  })
  return {
    ...state,
    dirty,
    save,
    newest: () => latest.current.saved,
    meet,
    change: (part) => set((now) => ({ words: { ...now.words, ...part } })),
    put: (words) => set((now) => ({ words, turn: now.turn + 1 })),
    discard: () =>
      set(({ saved, turn }) => ({
        words: saved ? wordsOf(saved.words) : NO_WORDS,
        base: saved?.version ?? 0,
        restored: null,
        theirs: null,
        turn: turn + 1,
      })),
    adopt,
    forget() {
      gone.current = true
      keep.current()
    },
    takeTheirs: () =>
      set(({ theirs, turn }) => {
        if (!theirs) return {}
        const taken = { saved: theirs, base: theirs.version, words: wordsOf(theirs.words) }
        return { ...taken, theirs: null, restored: null, turn: turn + 1 }
      }),
    forgetConflict: () => set({ theirs: null }),
  }
}
