import {
  type NotificationKind,
  type TemplateOverview,
  type TemplatePreview,
  templateEndpoints,
} from '@deskbell/protocol'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { n } from '../../i18n/notices.ts'
import { Skeleton } from '../../ui/states.tsx'
import { isSignedOut, toTrouble } from '../../ui/trouble.ts'
import { LanguageChoice } from './language-choice.tsx'
import { templateHref } from './links.ts'
import { ScaledMail } from './scaled-mail.tsx'
import { Segments } from './segments.tsx'
import { inTheme } from './words.ts'

type Theme = 'light' | 'dark'

/** Every kind as a small mail, in one language. Each is drawn when it comes into sight. */
export function GalleryPage({ overview, locale }: { overview: TemplateOverview; locale: string }) {
  const { router } = useDesk()
  const [theme, setTheme] = useState<Theme>('light')
  const words = n.templates
  return (
    <>
      <h1 class="page-title">{words.gallery.title}</h1>
      <p class="page-lead">{words.gallery.lead}</p>
      <div class="preview-choices gallery-choices">
        <LanguageChoice
          locales={overview.locales}
          value={locale}
          onChange={(next) => router.go(templateHref('gallery', next), { replace: true })}
        />
        <Segments label={words.theme} names={words.themes} value={theme} onChange={setTheme} />
      </div>
      <ul class="gallery">
        {overview.items.map(({ kind }) => (
          <Piece key={`${kind} ${locale}`} kind={kind} locale={locale} theme={theme} />
        ))}
      </ul>
    </>
  )
}

function Piece({ kind, locale, theme }: { kind: NotificationKind; locale: string; theme: Theme }) {
  const { api, session } = useDesk()
  const place = useRef<HTMLLIElement>(null)
  const [shown, setShown] = useState<TemplatePreview | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const element = place.current
    if (!element) return
    let current = true
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        api.call(templateEndpoints.previewTemplate, { params: { kind }, body: { locale } }).then(
          (preview) => current && setShown(preview),
          (error: unknown) => {
            if (!current) return
            if (isSignedOut(toTrouble(error))) session.expire()
            setFailed(true)
          },
        )
      },
      { rootMargin: '300px' },
    )
    observer.observe(element)
    return () => {
      current = false
      observer.disconnect()
    }
  }, [api, session, kind, locale])
  return (
    <li class="gallery-piece" ref={place}>
      <div class={`gallery-mail is-${theme}`} inert>
        {shown ? (
          <ScaledMail
            title={n.templates.frame(n.kinds[kind])}
            html={inTheme(shown.html, theme)}
            width={600}
            height={760}
          />
        ) : failed ? (
          <p class="section-none">{n.templates.gallery.failed}</p>
        ) : (
          <Skeleton class="gallery-skeleton" />
        )}
      </div>
      <h2 class="gallery-name">
        <a class="gallery-link" href={templateHref(kind, locale)} aria-label={n.templates.gallery.open(n.kinds[kind])}>
          {n.kinds[kind]}
        </a>
      </h2>
      <p class="gallery-subject" dir="auto" lang={locale}>
        {shown?.subject}
      </p>
    </li>
  )
}
