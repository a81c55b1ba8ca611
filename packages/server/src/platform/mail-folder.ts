import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import { ChannelError } from './channels/channel.ts'
import type { Mailer } from './mail.ts'
import { toNodemailer } from './mail-nodemailer.ts'

/** As long as the file is there, and nobody looks for a mail that was kept a year ago. */
const KEY_LIFE_MS = 365 * 24 * 3_600_000

/**
 * Writes each mail to a file that any mail program opens, and says in the log where. The file of a mail
 * that has a key is named by it: another try is the same file.
 */
export function folderMailer(folder: string, from: string, logger: Pick<Logger, 'info'>): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, { from })
  return {
    provider: 'mailbox',
    keyLifeMs: KEY_LIFE_MS,
    async send(mail) {
      const { message } = await transport.sendMail(toNodemailer(mail))
      const name = nameOf(mail.idempotencyKey)
      const file = join(folder, name)
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        // Whole or not at all, so that half a mail is never taken for one that was kept.
        const draft = `${file}.${randomUUID().slice(0, 8)}.part`
        await writeFile(draft, message, { mode: 0o600 })
        await rename(draft, file)
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code
        throw new ChannelError('unavailable', `The mail could not be kept in ${folder} (${code})`, { cause: error })
      }
      logger.info({ to: mail.to, subject: mail.subject, file }, 'mail kept: no mail service is set up')
      return { providerId: name }
    },
    async close() {
      transport.close()
    },
  }
}

function nameOf(key: string | undefined): string {
  if (key) return `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.eml`
  return `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`
}
