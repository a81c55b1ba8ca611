import { type InlineNode, isSafeHref, isSafeImage } from '@deskbell/protocol'
import { absolute, element } from './element.ts'
import { showHeading } from './headings.ts'
import type { DrawOptions } from './options.ts'

type Of<T extends string> = Extract<InlineNode, { t: T }>

/** Nodes for what stands within a line. */
export function drawInlines(nodes: readonly InlineNode[], options: DrawOptions): (Node | string)[] {
  return nodes.map((node) => drawInline(node, options))
}

function drawInline(node: InlineNode, options: DrawOptions): Node | string {
  if (typeof node === 'string') return node
  switch (node.t) {
    case 'strong':
    case 'em':
    case 'del':
      return element(node.t, '', ...drawInlines(node.c, options))
    case 'code': {
      const code = element('code', 'a-code', node.text)
      code.dir = 'ltr'
      return code
    }
    case 'a':
      return drawLink(node, options)
    case 'br':
      return element('br', '')
    case 'img':
      return drawImage(node, options)
    default:
      // A kind that a newer service knows.
      return ''
  }
}

function drawLink({ href, article, c }: Of<'a'>, options: DrawOptions): HTMLElement {
  const words = drawInlines(c, options)
  if (!isSafeHref(href)) return element('span', '', ...words)
  const link = element('a', 'a-link', ...words)
  const { origin, articleHref, onArticle } = options
  link.href = article && articleHref ? articleHref(article) : absolute(href, origin)
  if (href.startsWith('#')) {
    follow(link, () => {
      const within = link.closest('.a-article') ?? (link.getRootNode() as Document | ShadowRoot)
      showHeading(within, decoded(href.slice(1)))
    })
  } else {
    openApart(link)
    if (article && onArticle) follow(link, () => onArticle(article))
  }
  return link
}

/** Opens a link beside the page that one is on. */
export function openApart(link: HTMLAnchorElement): void {
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
}

/** Acts in the browser's place, unless the reader asked for another tab or window. */
function follow(link: HTMLAnchorElement, act: () => void): void {
  link.addEventListener('click', (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    act()
  })
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function drawImage({ src, alt, width, height }: Of<'img'>, { origin }: DrawOptions): Node | string {
  if (!isSafeImage(src)) return alt
  const image = element('img', 'a-image')
  image.alt = alt
  image.loading = 'lazy'
  image.decoding = 'async'
  image.referrerPolicy = 'no-referrer'
  // Known sizes keep the text from jumping when the picture comes.
  if (width) image.width = width
  if (height) image.height = height
  image.src = absolute(src, origin)
  return image
}
