import type { CategoryDraft } from '@deskbell/protocol'
import { nearestLocale } from '../languages.ts'

/** What a category is called in the language that comes closest; its address where it has no name. */
export function categoryName(category: Pick<CategoryDraft, 'slug' | 'words'>, locale: string): string {
  const named = Object.entries(category.words).map(([tag, words]) => ({ locale: tag, name: words.name }))
  return nearestLocale(named, locale)?.name ?? category.slug
}
