import type { ComponentChildren } from 'preact'
import type { IconName } from '../../icons.ts'
import { Icon } from './icon.tsx'

/** A place with nothing in it, or one that failed: what it is for or what happened, and one action. */
export function Empty({
  icon,
  title,
  hint,
  children,
}: {
  readonly icon: IconName
  readonly title: string
  readonly hint?: string
  readonly children?: ComponentChildren
}) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} />
      </span>
      <h3>{title}</h3>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  )
}
