import type { TemplateOverview } from '@deskbell/protocol'
import { LayoutGrid, Palette } from 'lucide'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { languageName } from '../help/languages.ts'
import { templateHref } from './links.ts'

const AUDIENCES = ['customer', 'agent'] as const

/** Every kind of notification, by whom it is for and what it is about. */
export function KindList({ overview, locale }: { overview: TemplateOverview; locale: string }) {
  const groups = AUDIENCES.flatMap((audience) =>
    n.categoryOrder.map((category) => ({
      audience,
      category,
      items: overview.items.filter((one) => one.audience === audience && one.category === category),
    })),
  ).filter(({ items }) => items.length > 0)
  return (
    <>
      <h1 class="page-title">{t.settings.noticePages.templates}</h1>
      <p class="page-lead">{n.templates.lead}</p>
      <div class="words-links">
        <a class="button" href={templateHref('gallery', locale)}>
          <Icon icon={LayoutGrid} size={16} />
          {n.templates.toGallery}
        </a>
        <a class="button" href={templateHref('brand', locale)}>
          <Icon icon={Palette} size={16} />
          {n.templates.toBrand}
        </a>
      </div>
      {groups.map(({ audience, category, items }) => (
        <section class="kind-group" key={`${audience} ${category}`} aria-labelledby={`${audience}-${category}`}>
          <h2 class="kind-group-title" id={`${audience}-${category}`}>
            {n.templates.group(n.templates.audiences[audience], n.categories[category])}
          </h2>
          <ul class="setup-rows">
            {items.map(({ kind, editedIn }) => (
              <li class="setup-row" key={kind}>
                <div class="setup-words">
                  <a class="setup-name" href={templateHref(kind, locale)}>
                    {n.kinds[kind]}
                  </a>
                </div>
                <span class="setup-note">
                  {editedIn.length > 0 ? n.templates.editedIn(editedIn.map(languageName).join(', ')) : n.templates.ours}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
