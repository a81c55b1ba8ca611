import { type ComponentChildren, Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { useLoad } from '../../ui/load.ts'
import { troubleText } from '../../ui/trouble.ts'
import { Door } from './door.tsx'
import { takeToken } from './fragment.ts'

interface Props<T> {
  words: { checking: string; missing: string; gone: string }
  look: (token: string) => Promise<T>
  /** Draws why the link is of no use, with a way to try again where that may help. */
  refused: (text: string, retry?: () => void) => ComponentChildren
  children: (token: string, value: T) => ComponentChildren
}

/** Takes the token out of the address and asks what its link is for. */
export function FromLink<T>(props: Props<T>) {
  const [token] = useState(takeToken)
  return token ? <Looked {...props} token={token} /> : <Fragment>{props.refused(props.words.missing)}</Fragment>
}

function Looked<T>({ token, words, look, refused, children }: Props<T> & { token: string }) {
  const { state, reload } = useLoad(token, () => look(token))
  if (state.kind === 'loading')
    return (
      <Door title={words.checking}>
        <span class="spinner" />
      </Door>
    )
  if (state.kind === 'ready') return <Fragment>{children(token, state.value)}</Fragment>
  const { trouble } = state
  const isGone = trouble.kind === 'refused'
  return <Fragment>{isGone ? refused(words.gone) : refused(troubleText(trouble), reload)}</Fragment>
}
