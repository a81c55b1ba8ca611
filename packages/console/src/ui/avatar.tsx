import { UserRound } from 'lucide'
import { Icon } from './icon.tsx'

const FIGURE = { small: 14, medium: 18, large: 32 }
/** How many hues faces are told apart by; each is a class in avatar.css. */
const HUES = 8

interface Props {
  /** Null for somebody who gave no name: a figure stands for initials. */
  name: string | null
  /** What the hue is chosen by, so that a person keeps it when renamed. */
  id: string
  size?: 'small' | 'medium' | 'large'
  online?: boolean
}

/** Initials on a quiet hue. The name stands beside it in words, so it is hidden from screen readers. */
export function Avatar({ name, id, size = 'medium', online = false }: Props) {
  return (
    <span class={`avatar avatar-${size} hue-${hueOf(id)}`} aria-hidden="true">
      {name === null ? <Icon icon={UserRound} size={FIGURE[size]} /> : initials(name)}
      {online && <span class="avatar-online" />}
    </span>
  )
}

/** @example initials('Ana Sofia Prado') // 'AP' */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}

function hueOf(id: string): number {
  let sum = 0
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) >>> 0
  return sum % HUES
}
