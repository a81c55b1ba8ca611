import * as v from 'valibot'
import { isSafeHref, isSafeImage } from './href.ts'

export const CALLOUTS = ['note', 'tip', 'important', 'warning', 'caution'] as const
export const VIDEO_PROVIDERS = ['youtube', 'vimeo'] as const

const Href = v.pipe(v.string(), v.check(isSafeHref, 'is not an address that may be linked'))
const ImageSrc = v.pipe(v.string(), v.check(isSafeImage, 'is not an address that may be shown'))
const Pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))
const Anchor = v.pipe(v.string(), v.regex(/^[^\s"'<>]{1,120}$/))

/** What stands within a line: text, or text marked in some way. */
export type InlineNode =
  | string
  | { t: 'strong' | 'em' | 'del'; c: InlineNode[] }
  | { t: 'code'; text: string }
  /** `article`: the slug, where the link leads to an article of this help centre. */
  | { t: 'a'; href: string; article?: string | undefined; c: InlineNode[] }
  | { t: 'br' }
  | { t: 'img'; src: string; alt: string; width?: number | undefined; height?: number | undefined }

/**
 * What an article is made of. The whole vocabulary: nothing here names an element, an attribute or
 * a style, so that whoever draws it decides what stands in the page.
 */
export type BlockNode =
  | { t: 'p'; c: InlineNode[] }
  | { t: 'h'; level: 2 | 3 | 4; id: string; c: InlineNode[] }
  | { t: 'ul'; items: BlockNode[][] }
  | { t: 'ol'; start: number; items: BlockNode[][] }
  /** A guide: an ordered list whose items are tasks. Each step can be ticked; `id` is stable while its words are. */
  | { t: 'steps'; items: { id: string; c: BlockNode[] }[] }
  | { t: 'quote'; c: BlockNode[] }
  | { t: 'callout'; kind: (typeof CALLOUTS)[number]; c: BlockNode[] }
  | { t: 'pre'; lang: string | null; text: string }
  | { t: 'hr' }
  | { t: 'table'; align: ('left' | 'center' | 'right' | null)[]; head: InlineNode[][]; rows: InlineNode[][][] }
  | { t: 'video'; provider: (typeof VIDEO_PROVIDERS)[number]; id: string; title: string }
  | { t: 'download'; href: string; name: string }

const Inlines: v.GenericSchema<InlineNode[]> = v.lazy(() => v.array(InlineNode))
const Blocks: v.GenericSchema<BlockNode[]> = v.lazy(() => v.array(BlockNode))

export const InlineNode: v.GenericSchema<InlineNode> = v.union([
  v.string(),
  v.variant('t', [
    v.strictObject({ t: v.picklist(['strong', 'em', 'del']), c: Inlines }),
    v.strictObject({ t: v.literal('code'), text: v.string() }),
    v.strictObject({ t: v.literal('a'), href: Href, article: v.optional(v.string()), c: Inlines }),
    v.strictObject({ t: v.literal('br') }),
    v.strictObject({
      t: v.literal('img'),
      src: ImageSrc,
      alt: v.string(),
      width: v.optional(Pixels),
      height: v.optional(Pixels),
    }),
  ]),
])

export const BlockNode: v.GenericSchema<BlockNode> = v.variant('t', [
  v.strictObject({ t: v.literal('p'), c: Inlines }),
  v.strictObject({ t: v.literal('h'), level: v.picklist([2, 3, 4]), id: Anchor, c: Inlines }),
  v.strictObject({ t: v.literal('ul'), items: v.array(Blocks) }),
  v.strictObject({ t: v.literal('ol'), start: v.pipe(v.number(), v.integer()), items: v.array(Blocks) }),
  v.strictObject({ t: v.literal('steps'), items: v.array(v.strictObject({ id: Anchor, c: Blocks })) }),
  v.strictObject({ t: v.literal('quote'), c: Blocks }),
  v.strictObject({ t: v.literal('callout'), kind: v.picklist(CALLOUTS), c: Blocks }),
  v.strictObject({
    t: v.literal('pre'),
    lang: v.nullable(v.pipe(v.string(), v.regex(/^[\w+#.-]{1,30}$/))),
    text: v.string(),
  }),
  v.strictObject({ t: v.literal('hr') }),
  v.strictObject({
    t: v.literal('table'),
    align: v.array(v.nullable(v.picklist(['left', 'center', 'right']))),
    head: v.array(Inlines),
    rows: v.array(v.array(Inlines)),
  }),
  v.strictObject({
    t: v.literal('video'),
    provider: v.picklist(VIDEO_PROVIDERS),
    id: v.pipe(v.string(), v.regex(/^[\w-]{5,20}$/)),
    title: v.string(),
  }),
  v.strictObject({ t: v.literal('download'), href: Href, name: v.string() }),
])

/** The body of an article, ready to be drawn. */
export const ArticleTree = v.array(BlockNode)
export type ArticleTree = BlockNode[]

/** One line of a table of contents. */
export const Heading = v.object({ id: Anchor, level: v.picklist([2, 3, 4]), text: v.string() })
export type Heading = v.InferOutput<typeof Heading>

/** Something in the Markdown that will not be shown as written, by its line (1 is the first). */
export const MarkdownProblem = v.object({ line: v.number(), message: v.string() })
export type MarkdownProblem = v.InferOutput<typeof MarkdownProblem>
