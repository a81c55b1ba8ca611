import { useId, useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { AfterWait, Skeleton } from '../../ui/states.tsx'
import { TabList, tabPanel } from '../../ui/tabs.tsx'
import { ScaledMail } from './scaled-mail.tsx'
import { Segments } from './segments.tsx'
import type { Preview } from './use-preview.ts'
import { inTheme } from './words.ts'

const TABS = ['mail', 'text', 'short'] as const
type Tab = (typeof TABS)[number]
const WIDTHS = { wide: 600, narrow: 320 } as const

interface Props {
  /** What it is a preview of. */
  name: string
  preview: Preview
  locale: string
  /** Only the mail itself, where its words are not what matters. */
  plain?: boolean
}

/** How a notification looks: as a mail in two widths and two themes, as plain text, and as a short line. */
export function PreviewPane({ name, preview: { shown, behind }, locale, plain = false }: Props) {
  const [tab, setTab] = useState<Tab>('mail')
  const [width, setWidth] = useState<keyof typeof WIDTHS>('wide')
  const [theme, setTheme] = useState<'light' | 'dark'>('light')
  const id = useId()
  const words = n.templates
  return (
    <section class="preview-pane" aria-labelledby={`${id}-title`}>
      <div class="preview-head">
        <h2 class="section-title" id={`${id}-title`}>
          {words.preview}
        </h2>
        <p class="field-hint" role="status">
          {behind ? (shown ? words.previewBehind : words.previewFailed) : words.previewHint}
        </p>
      </div>
      {!plain && (
        <TabList
          id={id}
          label={words.tabsLabel}
          class="mail-tabs"
          tabs={TABS}
          names={words.tabs}
          current={tab}
          onChange={setTab}
        />
      )}
      <div class="preview-panel" {...(plain ? {} : tabPanel(id, tab))}>
        {tab === 'mail' && (
          <div class="preview-choices">
            <Segments label={words.width} names={words.widths} value={width} onChange={setWidth} />
            <Segments label={words.theme} names={words.themes} value={theme} onChange={setTheme} />
          </div>
        )}
        {!shown && !behind && (
          <AfterWait>
            <div class="rows-skeleton" role="status">
              <span class="hidden">{t.common.loading}</span>
              <Skeleton class="skeleton-long" />
              <Skeleton class="skeleton-short" />
            </div>
          </AfterWait>
        )}
        {shown && tab !== 'short' && !plain && (
          <p class="preview-subject" dir="auto" lang={locale}>
            <span class="hidden">{words.fields.subject}: </span>
            {shown.subject}
          </p>
        )}
        {shown && tab === 'mail' && (
          <div class={`preview-mail is-${width} is-${theme}`}>
            <ScaledMail
              title={words.frame(name)}
              html={inTheme(shown.html, theme)}
              width={WIDTHS[width]}
              height={width === 'wide' ? 760 : 640}
            />
          </div>
        )}
        {shown && tab === 'text' && (
          <pre class="mail-text" dir="auto" lang={locale}>
            {shown.text}
          </pre>
        )}
        {shown && tab === 'short' && (
          <div class="preview-short">
            <p class="preview-bubble" dir="auto" lang={locale}>
              {shown.short}
            </p>
            <p class="field-hint">{words.shortCount([...shown.short].length)}</p>
          </div>
        )}
      </div>
    </section>
  )
}
