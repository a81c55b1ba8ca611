import type { Article } from '@deskbell/protocol'
import type { Store } from '../../store.ts'

/** The page of an article on the service: in its own language where that is not the workspace's. */
export function portalHref({ shell, config }: Store, { slug, locale }: Pick<Article, 'slug' | 'locale'>): string {
  const known = config.value
  const folder = typeof known === 'string' || known.locale === locale ? '' : `/${locale}`
  return `${shell.options().url}${folder}/help/articles/${slug}`
}
