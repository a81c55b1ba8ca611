import type { ArticleTree } from '@deskbell/protocol'
import { ARTICLE_CSS, drawArticle } from '@deskbell/widget/article'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { h } from '../../../i18n/help.ts'
import { directionOf } from '../languages.ts'
import { loadable } from './loadable.ts'

const FRAME_CSS = `
:host { display: block; }
.a-article { max-width: 68ch; font: 400 16px/1.55 var(--font); color: var(--n12); }
.a-image { background: var(--n3); }
`
let sheets: CSSStyleSheet[] | undefined

function sheetsOf(): CSSStyleSheet[] {
  sheets ??= [ARTICLE_CSS, FRAME_CSS].map((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    return sheet
  })
  return sheets
}

interface Props {
  tree: ArticleTree
  locale: string
}

/** An article as readers see it, in a root of its own so that the console's styles do not reach it. */
export function ArticleView({ tree, locale }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const ticked = useRef(new Set<string>())
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = sheetsOf()
    const body = document.createElement('div')
    body.className = 'a-article'
    body.lang = locale
    body.dir = directionOf(locale)
    const steps = {
      isTicked: (id: string) => ticked.current.has(id),
      tick: (id: string, on: boolean) => void (on ? ticked.current.add(id) : ticked.current.delete(id)),
    }
    body.append(
      drawArticle(loadable(tree, location.origin), { origin: location.origin, words: h.draw, headingOffset: 0, steps }),
    )
    // Following a link must not leave the text that is being written.
    for (const link of body.querySelectorAll('a')) {
      link.target = '_blank'
      link.rel = 'noopener noreferrer'
    }
    root.replaceChildren(body)
  }, [tree, locale])
  return <div ref={host} class="article-view" />
}
