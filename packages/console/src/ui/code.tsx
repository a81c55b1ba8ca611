import { CopyButton } from './copy.tsx'

/** A text to be copied as it stands. */
export function Code({ text, label }: { text: string; label: string }) {
  return (
    <section class="code" aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} />
    </section>
  )
}
