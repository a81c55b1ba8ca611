import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memoryFiles } from '../../testing/files.ts'
import { type S3Service, startS3 } from '../../testing/s3.ts'
import { diskFiles } from './disk.ts'
import { s3Files } from './s3.ts'
import type { FileStorage } from './storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'deskbell-files-'))
let s3: S3Service
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true })
})

const STORAGES: readonly [string, () => FileStorage][] = [
  ['a folder', () => diskFiles(join(folder, 'new'))],
  ['a bucket', () => s3Files(s3)],
  ['memory, for tests', memoryFiles],
]

describe.each(STORAGES)('%s', (_, open) => {
  let files: FileStorage
  beforeAll(() => {
    files = open()
  })

  test('gives back what was written last, and nothing once it is removed', async () => {
    expect(await files.read('fil_1')).toBeNull()
    await files.write('fil_1', new Uint8Array([1, 2, 3]))
    await files.write('fil_1', new Uint8Array([4, 5]))
    expect(await files.read('fil_1')).toEqual(new Uint8Array([4, 5]))
    await files.remove('fil_1')
    await files.remove('fil_1')
    expect(await files.read('fil_1')).toBeNull()
  })

  test('keeps every byte as it is, of small files and of large ones', async () => {
    const every = Uint8Array.from({ length: 256 }, (_, at) => at)
    const large = Uint8Array.from({ length: 3_000_001 }, (_, at) => (at * 31 + (at >> 9)) % 256)
    // What is a view into something larger is written without the rest.
    const view = large.subarray(5, 1_005)
    for (const [name, bytes] of Object.entries({ empty: new Uint8Array(), every, large, view })) {
      await files.write(name, bytes)
      const read = await files.read(name)
      expect([name, read?.length]).toEqual([name, bytes.length])
      expect(Buffer.compare(read ?? Buffer.alloc(0), bytes)).toBe(0)
    }
  })

  test('names are told apart, and by case', async () => {
    for (const name of ['a_b', 'a-b', 'A_b']) await files.write(name, Buffer.from(name))
    for (const name of ['a_b', 'a-b', 'A_b']) expect(Buffer.from((await files.read(name)) ?? []).toString()).toBe(name)
  })

  test('many are written at once, each under its own name', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `many-${n}`)
    await Promise.all(names.map((name, n) => files.write(name, new Uint8Array(50_000).fill(n))))
    const read = await Promise.all(names.map((name) => files.read(name)))
    expect(read.map((bytes) => [bytes?.length, bytes?.[0], bytes?.at(-1)])).toEqual(names.map((_, n) => [50_000, n, n]))
  })

  test.each(['', '.', '../x', 'a/b', 'a\\b', 'a?acl', 'a%2fb', 'a\0b', '.hidden', 'x'.repeat(101)])(
    'refuses the name %j',
    async (name) => {
      await expect(files.write(name, new Uint8Array(1))).rejects.toThrow('is no name')
      await expect(files.read(name)).rejects.toThrow('is no name')
      await expect(files.remove(name)).rejects.toThrow('is no name')
    },
  )
})

describe('a bucket', () => {
  test('takes nothing under a wrong key, and says so to whoever set it up', async () => {
    const forged = s3Files({ ...s3, secretAccessKey: 'guessed' })
    await expect(forged.write('fil_1', new Uint8Array(1))).rejects.toThrow('403 SignatureDoesNotMatch')
    await expect(forged.read('every')).rejects.toThrow('403 SignatureDoesNotMatch')
    await expect(forged.remove('every')).rejects.toThrow('403 SignatureDoesNotMatch')
    const nobody = s3Files({ ...s3, accessKeyId: 'nobody' })
    await expect(nobody.write('fil_1', new Uint8Array(1))).rejects.toThrow('403 InvalidAccessKeyId')
    expect(await s3Files(s3).read('fil_1')).toBeNull()
  })

  test('that is not there is a mistake, not an empty storage', async () => {
    const missing = s3Files({ ...s3, bucket: 'no-such-bucket' })
    await expect(missing.write('a', new Uint8Array(1))).rejects.toThrow('404 NoSuchBucket')
    await expect(missing.read('a')).rejects.toThrow('404 NoSuchBucket')
  })

  test('that cannot be reached is unavailable for now', async () => {
    const closed = await startS3()
    await closed.close()
    const away = s3Files(closed)
    const gone = { name: 'CodedError', code: 'unavailable', retryAfterSeconds: 5 }
    await expect(away.read('a')).rejects.toMatchObject(gone)
    await expect(away.write('a', new Uint8Array(1))).rejects.toMatchObject(gone)
    await expect(away.remove('a')).rejects.toMatchObject(gone)
  })
})
