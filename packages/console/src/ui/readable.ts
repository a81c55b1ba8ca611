import { useEffect, useState } from 'preact/hooks'
import type { Readable } from '../sdk.ts'

/** The present value of a Readable, rendering again when it changes. */
export function useReadable<T>(readable: Readable<T>): T {
  const [, render] = useState({})
  useEffect(() => {
    render({})
    return readable.subscribe(() => render({}))
  }, [readable])
  return readable.get()
}
