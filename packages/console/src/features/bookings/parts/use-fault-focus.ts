import { useEffect, useRef } from 'preact/hooks'

/** Puts the focus on the first field that does not fit, when there come to be more of them. */
export function useFaultFocus(errors: Readonly<Record<string, string | undefined>>) {
  const form = useRef<HTMLFormElement>(null)
  const count = Object.values(errors).filter(Boolean).length
  const before = useRef(0)
  useEffect(() => {
    if (count > before.current) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
    before.current = count
  }, [count])
  return form
}
