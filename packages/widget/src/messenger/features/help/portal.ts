import type { Article } from '@deskbell/protocol'
import type { Store } from '../../store.ts'

/**
 * The page of an article on the service: in its own language where that is not the workspace's. The
 * workspace's key says whose; a service with one workspace leads on to the short address.
 */
export function portalHref({ shell, config }: Store, { slug, locale }: Pick<Article, 'slug' | 'locale'>): string {
  const known = config.value
  const { url, workspace } = shell.options()
  const folder = typeof known === 'string' || known.locale === locale ? '' : `/${locale}`
  return `${url}/w/${workspace}${folder}/help/articles/${slug}`
}
