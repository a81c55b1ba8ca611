import type { ArticleRecord } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useMe } from '../../../app/desk.ts'
import { useHelp } from '../help-context.ts'
import { nearestLocale } from '../languages.ts'

export interface Named {
  readonly title: string
  readonly locale: string
  readonly published: boolean
}

/** What an article is called, and whether readers can see it in any language. */
export function named(article: ArticleRecord, locale: string): Named {
  const main = nearestLocale(article.translations, locale)
  return {
    title: main?.title ?? article.slug,
    locale: main?.locale ?? locale,
    published: article.translations.some((one) => one.publishedVersion !== null),
  }
}

/** Titles of articles by id; null for one that is gone. The newest are asked for together, the rest one by one. */
export function useTitles(ids: readonly string[]) {
  const api = useHelp()
  const { workspace } = useMe()
  const [titles, setTitles] = useState<ReadonlyMap<string, Named | null>>(new Map())
  const asked = useRef(new Set<string>())
  const learn = (articles: readonly ArticleRecord[]) =>
    setTitles((now) => new Map([...now, ...articles.map((one) => [one.id, named(one, workspace.locale)] as const)]))
  useEffect(() => {
    const missing = [...new Set(ids)].filter((id) => !asked.current.has(id))
    for (const id of missing) asked.current.add(id)
    const load = async () => {
      const first = missing.length > 3 ? (await api.listArticles({ limit: '200' })).items : []
      learn(first)
      const rest = missing.filter((id) => !first.some((one) => one.id === id))
      for (const id of rest)
        await api.getArticle(id).then(
          (one) => learn([one]),
          (error: unknown) => {
            if (error instanceof DeskbellError && error.code === 'not_found')
              setTitles((now) => new Map([...now, [id, null]]))
            else asked.current.delete(id)
          },
        )
    }
    if (missing.length > 0) load().catch(() => undefined)
  }, [ids.join(' ')])
  return { titles, learn }
}
