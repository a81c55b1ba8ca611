import { CodedError } from '@deskbell/protocol'
import { readBytes } from '../../../platform/body.ts'
import { createGate } from '../../../platform/gate.ts'
import type { AppContext } from '../../../platform/http.ts'
import { foreignOrigin } from '../../../platform/origins.ts'

const MB = 1024 * 1024
/** All files of one form together: a form comes whole, unlike an upload. */
export const FORM_FILES_BYTES = 40 * MB
/** And what is written in it, each character as up to nine. */
const WORDS_BYTES = MB
const TYPES = /^(multipart\/form-data\b.*\bboundary=|application\/x-www-form-urlencoded\b)/i

/** A file as it came, under the name its sender gave it. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What somebody filled in. */
export interface SentForm {
  /** What was written under a name, with plain line ends; empty where nothing was. */
  text(name: string): string
  files(name: string): readonly SentFile[]
  /** Everything written, for showing the form again. */
  readonly typed: Readonly<Record<string, string>>
}

// Reading a form apart holds it in memory a second and a third time.
const gate = createGate(2)

/**
 * Reads a form that a page of ours sent, with its files. Throws `origin_not_allowed` for pages of
 * other sites (unless anybody may send it), `unsupported_media_type`, `body_too_large`, and
 * `invalid_json` for what is no form.
 */
export async function readForm(
  c: AppContext,
  { files, fromAnywhere = false }: { files: boolean; fromAnywhere?: boolean },
): Promise<SentForm> {
  if (!fromAnywhere) refuseOthers(c)
  const type = c.req.header('content-type') ?? ''
  if (!TYPES.test(type)) throw new CodedError('unsupported_media_type', 'Forms come from our own pages')
  const limit = WORDS_BYTES + (files ? FORM_FILES_BYTES : 0)
  // Outside the gate: whoever sends slowly keeps nobody else waiting.
  const bytes = await readBytes(c.req.raw, limit)
  return gate(async () => {
    const data = await parsed(bytes, type)
    const typed: Record<string, string> = {}
    const sent = new Map<string, SentFile[]>()
    for (const [name, value] of data) {
      if (typeof value === 'string') typed[name] = value.replace(/\r\n?/g, '\n')
      // A field for files that was left empty comes as a file without a name.
      else if (value.size > 0 || value.name !== '') {
        const list = sent.get(name) ?? []
        list.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
        sent.set(name, list)
      }
    }
    return {
      typed,
      text: (name) => (Object.hasOwn(typed, name) ? (typed[name] ?? '') : ''),
      files: (name) => sent.get(name) ?? [],
    }
  })
}

/** Browsers say on every form which page sent it; another site's may send none in its reader's name. */
function refuseOthers(c: AppContext): void {
  const site = c.req.header('sec-fetch-site')
  const isOwn = site === undefined || site === 'same-origin' || site === 'none'
  if (foreignOrigin(c) !== null || !isOwn) {
    throw new CodedError('origin_not_allowed', 'Forms come from our own pages')
  }
}

async function parsed(bytes: Uint8Array, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  } catch (cause) {
    throw new CodedError('invalid_json', 'The form could not be read', { cause })
  }
}
