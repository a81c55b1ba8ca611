/** @jsxImportSource hono/jsx */
import { link, type Site } from '../site.ts'
import type { Crumb } from './json-ld.tsx'

/** The way here from the help centre's first page; the page itself is its heading. */
export function Crumbs({ site, crumbs }: { readonly site: Site; readonly crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={site.t('breadcrumb')}>
      <ol class="way">
        {crumbs.map(({ name, place }) => (
          <li key={name}>
            <a href={link(site, place)}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function homeCrumb(site: Site): Crumb {
  return { name: site.t('help'), place: { name: 'home' } }
}
