import type { BlockNode } from '@deskbell/protocol'
import { element, icon } from './element.ts'
import { openApart } from './inlines.ts'
import type { ArticleWords } from './options.ts'

type Video = Extract<BlockNode, { t: 'video' }>

const PLAY = 'M6 4.5v15a1 1 0 0 0 1.5.87l13-7.5a1 1 0 0 0 0-1.74l-13-7.5A1 1 0 0 0 6 4.5z'
/** How long after its frame has loaded a page's policy may still say that it refused it; ms. */
const REFUSAL_MAY_COME = 1000

/** Where a video plays within a page, and where it can be watched apart. */
const PROVIDERS: Record<Video['provider'], (id: string) => readonly [embed: string, watch: string]> = {
  youtube: (id) => [
    `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&rel=0`,
    `https://www.youtube.com/watch?v=${id}`,
  ],
  vimeo: (id) => [`https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`, `https://vimeo.com/${id}`],
}

/**
 * A video that asks nothing of its provider before the reader wants to see it. Where the page's
 * policy allows no frames, it opens in a tab.
 */
export function drawVideo({ provider, id, title }: Video, words: ArticleWords): Node {
  const addresses = PROVIDERS[provider]
  if (!addresses || !/^[\w-]{5,20}$/.test(id)) return document.createTextNode(title)
  const [embed, watch] = addresses(id)
  const name = title || words.playVideo
  const button = element('button', 'a-play', icon(PLAY))
  button.type = 'button'
  button.setAttribute('aria-label', title ? `${words.playVideo}: ${title}` : name)
  const link = element('a', 'a-link', name)
  link.href = watch
  openApart(link)

  button.addEventListener('click', () => {
    const frame = element('iframe', 'a-frame')
    frame.title = name
    frame.allow = 'autoplay; fullscreen; picture-in-picture'
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation')
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    frame.src = embed
    const stop = new AbortController()
    const refused = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => {
      if (effectiveDirective !== 'frame-src') return
      stop.abort()
      frame.replaceWith(button)
      link.click()
    }
    document.addEventListener('securitypolicyviolation', refused, { signal: stop.signal })
    frame.addEventListener('load', () => setTimeout(() => stop.abort(), REFUSAL_MAY_COME))
    button.replaceWith(frame)
    frame.focus()
  })
  return element('figure', 'a-video', button, element('figcaption', '', link))
}
