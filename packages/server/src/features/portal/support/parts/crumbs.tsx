/** @jsxImportSource hono/jsx */
import { Crumbs } from '../../parts/crumbs.tsx'
import type { Crumb } from '../../parts/json-ld.tsx'
import type { Site } from '../../site.ts'

/** The way to a page about requests: from contact, or from the list of one's requests. */
export function crumbsTo(site: Site, ...more: readonly Crumb[]) {
  const contact: Crumb = { name: site.t('contact'), place: { name: 'contact' } }
  return <Crumbs site={site} crumbs={[contact, ...more]} />
}
