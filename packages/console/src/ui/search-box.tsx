import { Search } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

/** How long after the last key the list follows; ms. */
const TYPING = 200

interface Props {
  id?: string
  label: string
  placeholder?: string
  value: string
  onChange: (text: string) => void
}

/** A field to search a list by, which follows once nobody types. */
export function SearchBox({ id, label, placeholder = label, value, onChange }: Props) {
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setText(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <div class="search-box">
      <Icon icon={Search} size={16} />
      <input
        id={id}
        type="search"
        class="input"
        aria-label={label}
        placeholder={placeholder}
        maxLength={200}
        value={text}
        onInput={(event) => {
          const typed = event.currentTarget.value
          setText(typed)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => onChange(typed.trim()), TYPING)
        }}
      />
    </div>
  )
}
