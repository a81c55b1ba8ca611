/** @jsxImportSource hono/jsx */
import { type ArticleTree, type BlockNode, type InlineNode, isSafeHref, isSafeImage } from '@deskbell/protocol'
import type { Child } from 'hono/jsx'
import { blockText, inlineText } from '../../../platform/markdown/text.ts'
import type { Words } from '../i18n/words.ts'
import { Icon } from '../look/icons.tsx'

type Of<T extends BlockNode['t']> = Extract<BlockNode, { t: T }>

export interface Drawing {
  readonly t: Words
  /** Ticks are kept under it. */
  readonly articleId: string
  /** Where a link leads from this page. */
  readonly hrefOf: (href: string) => string
  /** Before the ids of headings, where several articles stand on one page. */
  readonly idPrefix?: string
}

/**
 * The tree of an article as HTML. Text stays text, and every address is checked once more: whatever
 * stands in the database, nothing of it is executed.
 */
export function ArticleBody({ tree, ...drawing }: Drawing & { readonly tree: ArticleTree }) {
  return <div class="a-article">{blocks(tree, drawing)}</div>
}

function blocks(nodes: readonly BlockNode[], drawing: Drawing): Child[] {
  return nodes.map((node) => block(node, drawing))
}

function block(node: BlockNode, drawing: Drawing): Child {
  switch (node.t) {
    case 'p':
      return <p>{inlines(node.c, drawing)}</p>
    case 'h':
      return heading(node, drawing)
    case 'ul':
      return <ul class="a-list">{items(node.items, drawing)}</ul>
    case 'ol':
      return (
        <ol class="a-list" {...(node.start !== 1 && { start: node.start })}>
          {items(node.items, drawing)}
        </ol>
      )
    case 'steps':
      return <Steps {...drawing} items={node.items} />
    case 'quote':
      return <blockquote class="a-quote">{blocks(node.c, drawing)}</blockquote>
    case 'callout':
      return (
        <div class={`a-callout a-${node.kind}`} role="note">
          <p class="a-kind">
            <Icon name={node.kind} />
            {drawing.t(node.kind)}
          </p>
          {blocks(node.c, drawing)}
        </div>
      )
    case 'pre':
      return (
        // What may be wider than its place must be reachable to be scrolled by keys.
        <pre class="a-pre" dir="ltr" tabindex={0}>
          <code>{node.text}</code>
        </pre>
      )
    case 'hr':
      return <hr class="a-rule" />
    case 'table':
      return <Table {...node} {...drawing} />
    case 'video':
      return <Video {...drawing} video={node} />
    case 'download':
      return <Download {...node} {...drawing} />
    default:
      // A kind that a newer service knows.
      return null
  }
}

function items(all: readonly BlockNode[][], drawing: Drawing): Child[] {
  return all.map((item) => <li>{blocks(item, drawing)}</li>)
}

function heading({ level, id, c }: Of<'h'>, drawing: Drawing): Child {
  const words = inlines(c, drawing)
  const own = `${drawing.idPrefix ?? ''}${id}`
  const of = { class: `a-h${level}`, id: own }
  if (level === 2) return <h2 {...of}>{words}</h2>
  if (level === 3) return <h3 {...of}>{words}</h3>
  return <h4 {...of}>{words}</h4>
}

/** Steps to tick. The browser ticks them by itself, and the style sheet counts them. */
function Steps({ items: steps, ...drawing }: Drawing & Pick<Of<'steps'>, 'items'>) {
  const { t, articleId } = drawing
  const [before = '', after = ''] = t('stepsDone', { total: t.number(steps.length) }).split('{done}')
  return (
    <div class="a-guide" data-article={articleId}>
      <ol class="a-steps">
        {steps.map(({ id, c }) => (
          <li class="a-step">
            <input
              type="checkbox"
              class="a-tick"
              value={id}
              autocomplete="off"
              aria-label={blockText(c.slice(0, 1)) || id}
            />
            <div class="a-step-body">{blocks(c, drawing)}</div>
          </li>
        ))}
      </ol>
      <p class="tally">
        {before}
        <span />
        {after}. {t('stepsHint')}
      </p>
    </div>
  )
}

function Table({ align, head, rows, ...drawing }: Drawing & Pick<Of<'table'>, 'align' | 'head' | 'rows'>) {
  const sideOf = (column: number) => (align[column] ? { class: `a-${align[column]}` } : {})
  const label = head.map(inlineText).join(', ')
  return (
    <section class="a-table" tabindex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th scope="col" {...sideOf(column)}>
                {inlines(cell, drawing)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, column) => (
                <td {...sideOf(column)}>{inlines(cell, drawing)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const PROVIDERS = {
  youtube: {
    name: 'YouTube',
    embed: (id: string) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&rel=0`,
    watch: (id: string) => `https://www.youtube.com/watch?v=${id}`,
  },
  vimeo: {
    name: 'Vimeo',
    embed: (id: string) => `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`,
    watch: (id: string) => `https://vimeo.com/${id}`,
  },
} as const

/**
 * A video that asks nothing of its provider before the reader wants to see it: where scripts run it
 * then plays on the page, elsewhere it is a link.
 */
function Video({ video, t }: Drawing & { readonly video: Of<'video'> }) {
  const { provider, id, title } = video
  const from = Object.hasOwn(PROVIDERS, provider) ? PROVIDERS[provider] : undefined
  if (!from || !/^[\w-]{5,20}$/.test(id)) return <p>{title}</p>
  const name = title ? `${t('playVideo')}: ${title}` : t('playVideo')
  return (
    <figure class="film">
      <a href={from.watch(id)} data-embed={from.embed(id)} rel="noopener">
        <Icon name="play" />
        <span>{name}</span>
      </a>
      <figcaption>{t('videoPrivacy', { provider: from.name })}</figcaption>
    </figure>
  )
}

function Download({ href, name, hrefOf, t }: Drawing & Pick<Of<'download'>, 'href' | 'name'>) {
  if (!isSafeHref(href)) return <p>{name}</p>
  return (
    <p>
      <a class="a-download" href={hrefOf(href)} download="">
        <Icon name="download" />
        <span>{name}</span>
        <span class="a-kind">{t('download')}</span>
      </a>
    </p>
  )
}

function inlines(nodes: readonly InlineNode[], drawing: Drawing): Child[] {
  return nodes.map((node) => inline(node, drawing))
}

function inline(node: InlineNode, drawing: Drawing): Child {
  if (typeof node === 'string') return node
  switch (node.t) {
    case 'strong':
      return <strong>{inlines(node.c, drawing)}</strong>
    case 'em':
      return <em>{inlines(node.c, drawing)}</em>
    case 'del':
      return <del>{inlines(node.c, drawing)}</del>
    case 'code':
      return (
        <code class="a-code" dir="ltr">
          {node.text}
        </code>
      )
    case 'a':
      return isSafeHref(node.href) ? (
        <a class="a-link" href={drawing.hrefOf(node.href)} rel="noopener">
          {inlines(node.c, drawing)}
        </a>
      ) : (
        <span>{inlines(node.c, drawing)}</span>
      )
    case 'br':
      return <br />
    case 'img':
      return isSafeImage(node.src) ? <Picture {...node} /> : node.alt
    default:
      return null
  }
}

/** Known sizes keep the text from jumping when the picture comes. */
function Picture({ src, alt, width, height }: Extract<InlineNode, { t: 'img' }>) {
  const size = width && height ? { width, height } : {}
  return (
    <img class="a-image" src={src} alt={alt} {...size} loading="lazy" decoding="async" referrerpolicy="no-referrer" />
  )
}
