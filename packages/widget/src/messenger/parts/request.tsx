import type { WidgetConfig } from '@deskbell/protocol'
import type { Store } from '../store.ts'

/** The way to the contact form, where there is one. */
export function SendRequest({ store, look }: { readonly store: Store; readonly look: 'secondary' | 'link' }) {
  const { hasContactForm } = store.config.value as Partial<WidgetConfig>
  return hasContactForm ? (
    <button type="button" class={look} onClick={() => store.go({ name: 'contact' })}>
      {store.t.value('request')}
    </button>
  ) : null
}
