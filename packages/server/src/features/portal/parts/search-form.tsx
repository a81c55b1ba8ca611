/** @jsxImportSource hono/jsx */
import { LIMITS } from '@deskbell/protocol'
import { Icon } from '../look/icons.tsx'
import { link, type Site } from '../site.ts'

/** The search box. Suggestions come while typing where scripts run. */
export function SearchForm({ site, searched = '' }: { readonly site: Site; readonly searched?: string | undefined }) {
  const { t, workspaceKey, reader } = site
  const suggest = `/v1/help/search?workspace=${workspaceKey}&locale=${encodeURIComponent(reader.locale)}&limit=6`
  return (
    <search>
      <form
        class="search"
        action={link(site, { name: 'search' })}
        data-suggest={suggest}
        data-articles={link(site, { name: 'article', slug: '' })}
        data-label={t('searching')}
      >
        <div class="search-box">
          <Icon name="search" />
          <input
            type="search"
            name="q"
            value={searched}
            maxlength={LIMITS.queryLength}
            placeholder={t('searchPlaceholder')}
            aria-label={t('searchLabel')}
            autocomplete="off"
            // Empty, it stands as the page does: its own direction would be from left to right.
            dir={searched ? 'auto' : undefined}
          />
        </div>
        <button type="submit" class="button">
          {t('search')}
        </button>
      </form>
    </search>
  )
}
