import type { ComponentChildren } from 'preact'
import { n } from '../../i18n/notices.ts'
import { CopyButton } from '../../ui/copy.tsx'

/** A name and what it is. */
export function FactLine({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="channel-fact">
      <p class="channel-name">{name}</p>
      <p>{children}</p>
    </div>
  )
}

/** Something to be entered elsewhere, with a button that copies it. */
export function CopyLine({ name, hint, text }: { name: string; hint?: string; text: string }) {
  return (
    <div class="channel-fact">
      <p class="channel-name">{name}</p>
      <div>
        <div class="channel-copy">
          <code>{text}</code>
          <CopyButton text={text} label={n.channels.copy(name)} />
        </div>
        {hint && <p class="field-hint">{hint}</p>}
      </div>
    </div>
  )
}
