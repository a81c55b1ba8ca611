import {
  NOTIFICATION_KIND_NAMES,
  type NotificationKind,
  type NotificationTemplate,
  type TemplateOverview,
  templateEndpoints,
} from '@deskbell/protocol'
import { ChevronLeft, SearchX } from 'lucide'
import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { Empty } from '../../ui/states.tsx'
import { canonicalLocale } from '../help/languages.ts'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { BrandPage } from './brand-page.tsx'
import { TemplateEditor } from './editor.tsx'
import { GalleryPage } from './gallery-page.tsx'
import { KindList } from './kind-list.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { templateHref } from './links.ts'
import '../channels/styles/mailbox.css'
import './styles/templates.css'

const TITLE = t.settings.noticePages.templates

/** The words and the look of what is sent: a list, an editor for each kind, the brand, and all of them as mails. */
export function TemplatesPage({ item }: { item: string | null }) {
  const { api, router } = useDesk()
  const { workspace } = useMe()
  const named = new URLSearchParams(router.search.value).get('locale')
  const locale = (named && canonicalLocale(named)) || workspace.locale
  const overview = () => api.call(templateEndpoints.listTemplates)
  const kind = NOTIFICATION_KIND_NAMES.find((one) => one === item)
  if (item === null)
    return (
      <div class="settings-measure">
        <Loaded id="templates" title={TITLE} load={overview}>
          {(value) => <KindList overview={value} locale={locale} />}
        </Loaded>
      </div>
    )
  return (
    <div class="settings-measure setup-wide words-page">
      <a class="back-link" href={templateHref(null, locale)}>
        <Icon icon={ChevronLeft} size={16} />
        {TITLE}
      </a>
      {item === 'gallery' && (
        <Loaded id="gallery" title={n.templates.gallery.title} load={overview}>
          {(value) => <GalleryPage overview={value} locale={locale} />}
        </Loaded>
      )}
      {item === 'brand' && (
        <Loaded id="brand" title={n.templates.brand.title} load={overview}>
          {(value, set) => <BrandPage overview={value} locale={locale} onSaved={(brand) => set({ ...value, brand })} />}
        </Loaded>
      )}
      {kind && <KindPage key={`${kind} ${locale}`} kind={kind} locale={locale} />}
      {!kind && item !== 'gallery' && item !== 'brand' && (
        <Empty page icon={SearchX} title={n.templates.missingTitle} text={n.templates.missingText} />
      )}
    </div>
  )
}

interface Found {
  readonly overview: TemplateOverview
  readonly template: NotificationTemplate
}

function KindPage({ kind, locale }: { kind: NotificationKind; locale: string }) {
  const { api, router } = useDesk()
  const load = async (): Promise<Found> => {
    const [overview, template] = await Promise.all([
      api.call(templateEndpoints.listTemplates),
      api.call(templateEndpoints.getTemplate, { params: { kind }, query: { locale } }),
    ])
    return { overview, template }
  }
  return (
    <Loaded id={`${kind} ${locale}`} title={n.kinds[kind]} load={load}>
      {(found, set) => (
        <>
          <div class="page-head">
            <h1 class="page-title">{n.kinds[kind]}</h1>
            <LanguageChoice
              open
              locales={found.overview.locales}
              value={locale}
              onChange={(next) => router.go(templateHref(kind, next), { replace: true })}
            />
          </div>
          <TemplateEditor kind={kind} template={found.template} onChange={(template) => set({ ...found, template })} />
        </>
      )}
    </Loaded>
  )
}
