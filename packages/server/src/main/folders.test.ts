import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportFolder, importFolder, listArticles, resolveReader } from '../features/help/index.ts'
import { testApi } from '../testing/api.ts'
import { openTestDatabase, type TestDatabase } from '../testing/databases.ts'
import { testCtx } from '../testing/deps.ts'
import { openDocumentation, openFolder, writeFolder } from './folders.ts'

const DOCUMENTATION = fileURLToPath(new URL('../../../../docs/help/', import.meta.url))

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await openTestDatabase('sqlite')
  folder = await mkdtemp(join(tmpdir(), 'deskbell-help-'))
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

test('the documentation is a whole help centre: nothing in it is left out, and no link leads nowhere', async () => {
  const api = testApi(database.db)
  const { id, key } = await api.workspace()
  const ctx = testCtx(api.deps, id)
  const { warnings } = await importFolder(ctx, await openFolder(DOCUMENTATION))
  expect(warnings).toEqual([])
  const reader = await resolveReader(ctx, { workspace: key, locale: 'ar' })
  const { items } = await listArticles(ctx, reader, { limit: 200 })
  expect(items.length).toBeGreaterThanOrEqual(40)
  expect(items.filter((item) => item.locale === 'ar').length).toBeGreaterThanOrEqual(5)

  await writeFolder(folder, await exportFolder(ctx))
  const again = await importFolder(ctx, await openFolder(folder), { prune: true })
  expect(again).toEqual({ added: 0, changed: 0, unchanged: again.unchanged, archived: 0, warnings: [] })
})

test('a checkout finds its documentation', async () => {
  expect((await openDocumentation())?.paths).toContain('getting-started/what-is-deskbell.md')
})
