import { useMemo } from 'preact/hooks'
import { createHelpApi } from '../../api/help-api.ts'
import { useDesk } from '../../app/desk.ts'
import type { Route } from '../../app/routes.ts'
import { ArticleList } from './articles/article-list.tsx'
import { Categories } from './categories/categories.tsx'
import { Editor } from './editor/editor.tsx'
import { HelpContext } from './help-context.ts'
import { HelpFrame } from './help-frame.tsx'
import { Insights } from './insights/insights.tsx'
import { Rules } from './rules/rules.tsx'
import './styles/index.css'

const PAGES = { articles: ArticleList, categories: Categories, rules: Rules, insights: Insights }

/** The help centre: its articles, how they are ordered, where they are offered, and how they do. */
export function Help({ route }: { route: Extract<Route, { name: 'help' | 'help-article' }> }) {
  const { call, upload } = useDesk().api
  const api = useMemo(() => createHelpApi(call, upload), [call, upload])
  const Page = route.name === 'help' ? PAGES[route.page] : null
  return (
    <HelpContext.Provider value={api}>
      {route.name === 'help-article' ? (
        <Editor key={`${route.articleId} ${route.locale}`} articleId={route.articleId} locale={route.locale} />
      ) : (
        Page && (
          <HelpFrame page={route.page}>
            <Page />
          </HelpFrame>
        )
      )}
    </HelpContext.Provider>
  )
}
