import { Check, Copy } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Icon } from './icon.tsx'

/** Copies a text, and says so. */
export function CopyButton({ text, label = t.common.copy }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <button
      type="button"
      class="button button-small"
      onClick={async () => setCopied(await copyText(text))}
      aria-label={label === t.common.copy ? undefined : label}
    >
      <Icon icon={copied ? Check : Copy} size={16} />
      <span aria-live="polite">{copied ? t.common.copied : t.common.copy}</span>
    </button>
  )
}

/** Whether the clipboard took it. Without HTTPS it refuses, and the text is selected by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
