import type { IconNode } from 'lucide'
import { CircleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import type { Trouble } from '../sdk.ts'
import { Icon } from './icon.tsx'
import { troubleText } from './trouble.ts'

/** Shows its children only when the wait is long enough to be noticed: 200 ms. */
export function AfterWait({ children }: { children: ComponentChildren }) {
  const [waited, setWaited] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return <>{waited && children}</>
}

/** A grey shape where something is about to stand. */
export function Skeleton({ class: extra = '' }: { class?: string }) {
  return <span class={`skeleton ${extra}`} aria-hidden="true" />
}

interface EmptyProps {
  icon: IconNode
  title: string
  text: string
  /** Set where the title is the page's own. */
  page?: boolean
  children?: ComponentChildren
}

/** What a place is for while nothing is in it, with one thing to do. */
export function Empty({ icon, title, text, page = false, children }: EmptyProps) {
  const Title = page ? 'h1' : 'h2'
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon icon={icon} size={24} />
      </span>
      <Title class="empty-title">{title}</Title>
      <p class="empty-text">{text}</p>
      {children}
    </div>
  )
}

/** What could not be loaded, why, and a way to try again. */
export function Failed({ title, trouble, retry }: { title: string; trouble: Trouble | null; retry?: () => void }) {
  return (
    <div class="empty" role="alert">
      <span class="empty-icon is-danger">
        <Icon icon={CircleAlert} size={24} />
      </span>
      <h2 class="empty-title">{title}</h2>
      <p class="empty-text">{trouble ? troubleText(trouble) : t.trouble.unreachable}</p>
      {retry && (
        <button type="button" class="button" onClick={retry}>
          {t.common.retry}
        </button>
      )}
    </div>
  )
}
