import { CodedError, type HelpFile, LIMITS } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { encodePicture, isPictureType, PICTURES } from '../../platform/files/pictures.ts'
import { digestOf, typeOf } from '../../platform/files/recognise.ts'
import { newId } from '../../platform/ids.ts'
import type { PixelSize } from '../../platform/markdown/index.ts'
import { requireWriter } from './access.ts'
import { filePath, keptName } from './file-names.ts'
import { type Db, findSameFile, findServedFile, type HelpFileRow, insertFile, listFiles } from './files-repository.ts'

const PICTURE_NAME = /\.(?:png|jpe?g|webp|gif|avif)$/i
const REFERENCE = /\/help\/files\/(fil_[0-9a-z]{26})\//g
/** Of an article with more pictures than this the rest have no size before they are loaded. */
const SIZES = 500

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** It comes from whoever runs the service: a picture that carries nothing but itself stays as it came. */
  readonly trusted?: boolean
}

/**
 * Keeps a picture or download for articles. Pictures are encoded anew; anything else is kept as it
 * came, to be downloaded. The same bytes under the same name are kept once.
 *
 * @throws CodedError `invalid_input` where it is empty or calls itself a picture and is none that can be
 * read, `body_too_large` above LIMITS.fileBytes
 * @example const { path } = await keepHelpFile(ctx, { name: 'plan.png', bytes })
 */
export async function keepHelpFile(ctx: Ctx, { name: given, bytes, trusted = false }: GivenFile): Promise<HelpFile> {
  requireWriter(ctx)
  if (bytes.length === 0) throw new CodedError('invalid_input', 'The file is empty')
  if (bytes.length > LIMITS.fileBytes) {
    throw new CodedError('body_too_large', `A file may have at most ${LIMITS.fileBytes} bytes`)
  }
  const type = await typeOf(bytes)
  const isPicture = isPictureType(type)
  if (!isPicture && PICTURE_NAME.test(given)) {
    throw new CodedError('invalid_input', 'The file calls itself a picture, but is no PNG, JPEG, WebP, GIF or AVIF')
  }
  const name = keptName(given, isPicture ? PICTURES[type].extension : undefined)
  const sha256 = digestOf(bytes)
  const kept = await findSameFile(ctx.deps.db, ctx.workspaceId, { sha256, name })
  if (kept && (await ctx.deps.files.read(kept.id))) return toHelpFile(kept)

  const content = isPicture
    ? await encodePicture(bytes, type, { leavePlain: trusted })
    : { type, bytes, width: null, height: null }
  const row: HelpFileRow = kept ?? {
    id: newId('file'),
    workspace_id: ctx.workspaceId,
    name,
    type,
    bytes: content.bytes.length,
    sha256,
    kept_sha256: digestOf(content.bytes),
    width: content.width,
    height: content.height,
    created_at: ctx.deps.clock.now(),
  }
  // First the bytes, so that whoever finds the row finds them as well.
  await ctx.deps.files.write(row.id, content.bytes)
  if (kept) return toHelpFile(kept)
  try {
    return await addFile(ctx, row)
  } catch (error) {
    await ctx.deps.files.remove(row.id)
    throw error
  }
}

/** Adds the row; where the same file was kept meanwhile, that one stands for both. */
async function addFile(ctx: Ctx, row: HelpFileRow): Promise<HelpFile> {
  const kept = await inTransaction(ctx, async (tx) => {
    if (!(await insertFile(tx.db, row))) return findSameFile(tx.db, ctx.workspaceId, row)
    await tx.record({ type: 'help_file.created', subject: row.id, data: { name: row.name, bytes: row.bytes } })
    return row
  })
  if (kept?.id !== row.id) await ctx.deps.files.remove(row.id)
  return toHelpFile(kept ?? row)
}

/** A kept file to be sent. Throws `not_found`. */
export async function readHelpFile(
  ctx: Pick<Ctx, 'deps'>,
  address: { fileId: string; name: string },
): Promise<{ file: HelpFile; bytes: Uint8Array<ArrayBuffer>; isPicture: boolean }> {
  const row = await findServedFile(ctx.deps.db, { id: address.fileId, name: address.name })
  const bytes = row && (await ctx.deps.files.read(row.id))
  if (!row || !bytes) throw new CodedError('not_found', 'There is no such file')
  return { file: toHelpFile(row), bytes, isPicture: isPictureType(row.type) }
}

/** The sizes of the workspace's own pictures that Markdown refers to, by their paths; for `renderMarkdown`. */
export async function sizesOfPictures(
  db: Db,
  workspaceId: string,
  markdown: string,
): Promise<ReadonlyMap<string, PixelSize>> {
  const ids = new Set([...markdown.matchAll(REFERENCE)].flatMap(([, id]) => id ?? []))
  const rows = await listFiles(db, workspaceId, [...ids].slice(0, SIZES))
  return new Map(
    rows.flatMap(({ id, name, width, height }) =>
      width === null || height === null ? [] : [[filePath(id, name), { width, height }] as const],
    ),
  )
}

function toHelpFile({ id, name, type, bytes, width, height }: HelpFileRow): HelpFile {
  return { id, name, type, bytes, width, height, path: filePath(id, name) }
}
