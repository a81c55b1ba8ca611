import type { ComponentChildren } from 'preact'

interface Props {
  title: string
  /** Stands at the end of the title's line. */
  action?: ComponentChildren
  children: ComponentChildren
}

/** A named part of a panel. */
export function Section({ title, action, children }: Props) {
  return (
    <section class="facts" aria-label={title}>
      <div class="facts-head">
        <h2 class="facts-title">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}

/** A name and what it is. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
