import { canonicalLocale } from '../locales.ts'
import type { FolderContents } from './contents.ts'
import { resolvePath, splitAddress } from './links.ts'

/** What an address in a file of the folder leads to. */
export type Target =
  | { readonly kind: 'path'; readonly path: string; readonly rest: string }
  | { readonly kind: 'file'; readonly file: string; readonly rest: string }
  /** Nothing of this folder: it stays. */
  | { readonly kind: 'elsewhere' }

/** Says where the relative addresses of a folder's files lead. */
export function addressBook(
  { categories }: FolderContents,
  paths: readonly string[],
  ownLocale: string,
): (from: string, address: string) => Target {
  const articles = new Set(categories.flatMap(({ slug, articles }) => articles.map((one) => `${slug}/${one.slug}`)))
  const slugs = new Set(categories.map(({ slug }) => slug))
  const files = new Set(paths)

  return (from, address) => {
    const { path, rest } = splitAddress(address)
    const target = resolvePath(from, path)
    if (target === null) return { kind: 'elsewhere' }
    const [, category = '', slug = '', tag] = /^([^/]+)\/([^/.]+)(?:\.([A-Za-z0-9-]+))?\.md$/.exec(target) ?? []
    if (slug === '_category' && slugs.has(category)) return { kind: 'path', path: `/help/${category}`, rest }
    if (articles.has(`${category}/${slug}`)) return { kind: 'path', path: articlePath(slug, tag, ownLocale), rest }
    return files.has(target) ? { kind: 'file', file: target, rest } : { kind: 'elsewhere' }
  }
}

function articlePath(slug: string, tag: string | undefined, ownLocale: string): string {
  const prefix = tag === undefined || tag === ownLocale ? '' : `/${canonicalLocale(tag)}`
  return `${prefix}/help/articles/${slug}`
}

const ARTICLE = /^(?:\/([A-Za-z0-9-]{2,35}))?\/help\/articles\/([a-z0-9-]+)$/
const FILE = /^\/help\/files\/(fil_[0-9a-z]{26})\/[^/]+$/

/** What an address in the body of an article leads to, if it is ours. */
export function ownTarget(
  address: string,
): { slug: string; locale: string | undefined; rest: string } | { fileId: string; rest: string } | null {
  const { path, rest } = splitAddress(address)
  const [, fileId] = FILE.exec(path) ?? []
  if (fileId !== undefined) return { fileId, rest }
  const [, locale, slug] = ARTICLE.exec(path) ?? []
  return slug === undefined ? null : { slug, locale, rest }
}
