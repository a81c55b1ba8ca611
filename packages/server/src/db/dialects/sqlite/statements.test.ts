import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { keepStatements } from './statements.ts'

test('a statement is prepared once for each text', () => {
  const statements = keepStatements(new Sqlite(':memory:'))
  expect(statements.prepare('select 1')).toBe(statements.prepare('select 1'))
  expect(statements.prepare('select 1')).not.toBe(statements.prepare('select 2'))
  expect(statements.size).toBe(2)
})

test('the least used goes when there are too many', () => {
  const statements = keepStatements(new Sqlite(':memory:'), 2)
  const first = statements.prepare('select 1')
  statements.prepare('select 2')
  statements.prepare('select 1')
  statements.prepare('select 3')
  expect(statements.size).toBe(2)
  expect(statements.prepare('select 1'), 'used more lately than the second').toBe(first)
})

test('a change of the schema lets all go', () => {
  const database = new Sqlite(':memory:')
  const statements = keepStatements(database)
  statements.prepare('select 1')
  statements.prepare('create table t (a)').run()
  expect(statements.size).toBe(0)
})
