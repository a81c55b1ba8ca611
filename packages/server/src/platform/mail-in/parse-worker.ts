import { parentPort, workerData } from 'node:worker_threads'
import { MailRefused } from './limits.ts'
import type { WorkerAnswer } from './parse.ts'
import { readMail } from './read.ts'

/** Reads the one mail it was given, and answers. */
async function answer(): Promise<WorkerAnswer> {
  try {
    return { mail: await readMail(workerData as Uint8Array) }
  } catch (error) {
    return { refused: error instanceof MailRefused ? error.reason : 'unreadable' }
  }
}

parentPort?.postMessage(await answer())
