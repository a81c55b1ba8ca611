import { useState } from 'preact/hooks'
import { type Action, useAction } from '../../ui/use-action.ts'

export interface Form<V> {
  readonly values: V
  readonly dirty: boolean
  readonly saved: boolean
  readonly errors: Partial<Record<keyof V, string>>
  readonly action: Action<[V]>
  set<K extends keyof V>(key: K, value: V[K]): void
  submit(event: Event): void
}

/**
 * A form over some values: what changed, what does not fit, and saving it.
 *
 * @param start the values as they are saved now
 * @param check what does not fit, by field; nothing is sent while there is any
 * @param save stores the values
 */
export function useForm<V extends object>(
  start: V,
  check: (values: V) => Partial<Record<keyof V, string>>,
  save: (values: V) => Promise<void>,
): Form<V> {
  const [values, setValues] = useState(start)
  const [base, setBase] = useState(() => JSON.stringify(start))
  const [errors, setErrors] = useState<Partial<Record<keyof V, string>>>({})
  const [saved, setSaved] = useState(false)
  const action = useAction(async (now: V) => {
    await save(now)
    setBase(JSON.stringify(now))
    setSaved(true)
  })
  return {
    values,
    dirty: JSON.stringify(values) !== base,
    saved,
    errors: { ...errors, ...(action.fields as Partial<Record<keyof V, string>>) },
    action,
    set(key, value) {
      setSaved(false)
      setErrors(({ [key]: _, ...rest }) => rest as Partial<Record<keyof V, string>>)
      setValues((now) => ({ ...now, [key]: value }))
    },
    submit(event) {
      event.preventDefault()
      const found = check(values)
      setErrors(found)
      if (Object.keys(found).length === 0) void action.run(values)
    },
  }
}
