import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  title: string
  action?: ComponentChildren
  class?: string
  children: ComponentChildren
}

/** A named part of a booking's page. */
export function Panel({ title, action, class: extra = '', children }: Props) {
  const id = useId()
  return (
    <section class={`booking-panel ${extra}`} aria-labelledby={id}>
      <div class="panel-top">
        <h2 class="panel-title" id={id}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}

/** A name and what it is; nothing where there is nothing to say. */
export function FactRow({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="booking-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
