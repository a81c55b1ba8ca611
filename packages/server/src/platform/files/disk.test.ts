import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { diskFiles } from './disk.ts'

const root = mkdtempSync(join(tmpdir(), 'deskbell-files-'))
afterAll(() => rmSync(root, { recursive: true }))

test('makes its folder, for nobody else on the machine, and leaves nothing behind', async () => {
  const folder = join(root, 'new/files')
  const files = diskFiles(folder)
  await files.write('fil_1', new Uint8Array([4, 5]))
  expect(statSync(join(folder, 'fil_1')).mode & 0o077, 'for nobody else on the machine').toBe(0)
  await files.remove('fil_1')
  expect(readdirSync(folder)).toEqual([])
})

test('a reader never sees half of what is being written', async () => {
  const files = diskFiles(join(root, 'busy'))
  const whole = (fill: number) => new Uint8Array(200_000).fill(fill)
  await files.write('fil_1', whole(0))
  const writes = Array.from({ length: 8 }, (_, n) => files.write('fil_1', whole(n + 1)))
  const reads = Array.from({ length: 20 }, () => files.read('fil_1'))
  for (const bytes of await Promise.all(reads)) expect([bytes?.length, new Set(bytes).size]).toEqual([200_000, 1])
  await Promise.all(writes)
  expect(readdirSync(join(root, 'busy'))).toEqual(['fil_1'])
})

test.each(['', '.', '..', '../x', 'a/b', 'a\\b', '/etc/passwd', 'a\0b', '.hidden', 'x'.repeat(101), 'a.partial'])(
  'refuses the name %j before it touches anything',
  async (name) => {
    const folder = join(root, 'untouched')
    const files = diskFiles(folder)
    await expect(files.write(name, new Uint8Array(1))).rejects.toThrow('is no name')
    await expect(files.read(name)).rejects.toThrow('is no name')
    await expect(files.remove(name)).rejects.toThrow('is no name')
    expect(existsSync(folder)).toBe(false)
  },
)
