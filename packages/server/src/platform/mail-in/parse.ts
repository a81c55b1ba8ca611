import { Worker } from 'node:worker_threads'
import { MAIL_LIMITS, MailRefused } from './limits.ts'
import type { ParsedMail } from './mail.ts'
import { readMail } from './read.ts'
import { scanMail } from './scan.ts'

/** What the thread answers. */
export type WorkerAnswer = { readonly mail: ParsedMail } | { readonly refused: string }

/** Beside this file, as source and as built. */
const WORKER = new URL(`./parse-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/**
 * Reads a raw mail (RFC 5322, MIME): headers, text, HTML and files, each decoded. Archives are not
 * opened, forwarded mails stay files. Larger mails are read by a thread of their own, so that nobody
 * waits meanwhile. Throws `MailRefused` for what is too large, too deep, has too many parts or takes too
 * long; never anything else, whatever the bytes are.
 *
 * @example const mail = await parseMail(raw); mail.from?.address // 'ana@example.com'
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  scanMail(raw)
  return raw.length <= MAIL_LIMITS.inlineBytes ? readMail(raw) : readBeside(raw)
}

function readBeside(raw: Uint8Array): Promise<ParsedMail> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(WORKER, {
      workerData: raw,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAIL_LIMITS.threadMegabytes },
    })
    const timer = setTimeout(() => refuse('too_slow'), MAIL_LIMITS.parseMs)
    function end(): void {
      clearTimeout(timer)
      void thread.terminate()
    }
    function refuse(reason: string): void {
      end()
      reject(new MailRefused(reason))
    }
    thread.once('message', (answer: WorkerAnswer) => {
      if ('refused' in answer) return refuse(answer.refused)
      end()
      resolve(answer.mail)
    })
    // It needs more memory than a mail may.
    thread.once('error', () => refuse('too_large'))
    thread.once('exit', () => refuse('unreadable'))
  })
}
