import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Address, type Email } from 'postal-mime'
import type { Config } from './config.ts'

/** A mail in the folder where mail is kept that is not sent. */
export interface KeptFile {
  /** The name of its file. */
  readonly id: string
  readonly to: string
  readonly from: string
  readonly subject: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** All of it, as it would have arrived. */
export interface KeptWhole extends KeptFile {
  readonly text: string
  readonly html: string | null
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

/** Where mail is kept. */
export function mailboxFolder({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'mailbox')
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,195}\.eml$/
/** More than the headers of any mail of ours. */
const HEAD_BYTES = 32 * 1024

/** The newest mails of a folder; none where there is no folder yet. */
export async function listKeptMails(folder: string, limit: number): Promise<KeptFile[]> {
  const names = (await orNone(readdir(folder)))?.filter((name) => NAME.test(name)) ?? []
  const timed = await Promise.all(
    names.map(async (name) => ({ name, at: (await orNone(stat(join(folder, name))))?.mtimeMs })),
  )
  const newest = timed
    .flatMap(({ name, at }) => (at === undefined ? [] : [{ name, at }]))
    .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))
    .slice(0, limit)
  const mails: KeptFile[] = []
  for (const { name, at } of newest) {
    const head = await orNone(readHead(join(folder, name)))
    if (head) mails.push(factsOf(name, await PostalMime.parse(head), at))
  }
  return mails
}

/** One mail of a folder; null where it has none of this name. A name never leads out of the folder. */
export async function readKeptMail(folder: string, name: string): Promise<KeptWhole | null> {
  if (!NAME.test(name)) return null
  const file = join(folder, name)
  const raw = await orNone(readFile(file))
  if (!raw) return null
  const mail = await PostalMime.parse(raw)
  return {
    ...factsOf(name, mail, (await stat(file)).mtimeMs),
    text: mail.text ?? '',
    html: mail.html ?? null,
    headers: mail.headers.map(({ key, originalKey, value }) => ({ name: originalKey ?? key, value })),
  }
}

function factsOf(id: string, mail: Email, at: number): KeptFile {
  return {
    id,
    to: (mail.to ?? []).map(nameOf).join(', '),
    from: mail.from ? nameOf(mail.from) : '',
    subject: mail.subject ?? '',
    at: Math.round(at),
  }
}

function nameOf({ name, address }: Address): string {
  return name ? `${name} <${address ?? ''}>` : (address ?? '')
}

/** The headers of a mail: what stands above its first empty line. */
async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const head = buffer.subarray(0, bytesRead)
    const end = /\r?\n\r?\n/.exec(head.toString('latin1'))?.index
    return end === undefined ? head : head.subarray(0, end + 1)
  } finally {
    await handle.close()
  }
}

/** Undefined where there is no such file: somebody may clear the folder at any time. */
async function orNone<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
