import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ClientId, ID_PREFIXES, type IdKind, id } from './ids.ts'
import { Cursor, PageLimit } from './page.ts'
import { Email, HexColor, IsoTime, Locale, Name, Origin, TimeZone } from './values.ts'

type Table = [name: string, schema: v.GenericSchema, good: unknown[], bad: unknown[]]

const TABLES: Table[] = [
  [
    'IsoTime',
    IsoTime,
    ['2026-03-01T09:30:00.000Z', '2026-03-01T09:30:00+01:00'],
    ['2026-03-01', '2026-03-01T09:30:00', 'yesterday', 1_772_000_000_000, null],
  ],
  ['TimeZone', TimeZone, ['Europe/Lisbon', 'UTC', 'America/Argentina/Ushuaia'], ['Mars/Olympus', '', 'Lisbon', 3]],
  ['Locale', Locale, ['en', 'pt-BR', 'zh-Hant-TW'], ['', 'pt_BR', 'not a language', 'x'.repeat(36)]],
  ['Name', Name, ['Ada', ' 李 '], ['', '   ', 'x'.repeat(201), 7]],
  [
    'Email',
    Email,
    ['ada@example.com', 'ada+desk@mail.example.co.uk'],
    ['ada', 'ada@', '@example.com', 'a b@example.com'],
  ],
  [
    'Origin',
    Origin,
    ['https://example.com', 'http://localhost:3000'],
    [
      'https://example.com/',
      'https://example.com/a',
      'example.com',
      'ftp://example.com',
      'HTTPS://example.com',
      'null',
    ],
  ],
  ['HexColor', HexColor, ['#1f6f54', '#ABCDEF'], ['1f6f54', '#fff', '#12345g', 'green']],
  ['ClientId', ClientId, ['a'.repeat(16), crypto.randomUUID()], ['a'.repeat(15), 'a'.repeat(65), `${'a'.repeat(16)} `]],
  ['PageLimit', PageLimit, ['1', '200', undefined], ['0', '201', '-1', '1.5', 'ten', '', 10]],
  ['Cursor', Cursor, ['abc', 'cnv_1.2-3'], ['', 'a b', 'a/b', 'x'.repeat(201)]],
]

describe.each(TABLES)('%s', (_name, schema, good, bad) => {
  test.each(good.map((value) => [value]))('takes %j', (value) => {
    expect(v.safeParse(schema, value).issues).toBeUndefined()
  })
  test.each(bad.map((value) => [value]))('refuses %j', (value) => {
    expect(v.safeParse(schema, value).success).toBe(false)
  })
})

test('names and addresses are tidied', () => {
  expect(v.parse(Name, '  Ada ')).toBe('Ada')
  expect(v.parse(Email, ' Ada@Example.COM ')).toBe('ada@example.com')
  expect(v.parse(PageLimit, '25')).toBe(25)
})

describe.each(Object.entries(ID_PREFIXES) as [IdKind, string][])('id(%s)', (kind, prefix) => {
  const suffix = '01h455vb4pex5vsknk084sn02q'

  test('takes its own prefix only', () => {
    expect(v.parse(id(kind), `${prefix}_${suffix}`)).toBe(`${prefix}_${suffix}`)
    for (const other of Object.values(ID_PREFIXES)) {
      if (other !== prefix) expect(v.safeParse(id(kind), `${other}_${suffix}`).success).toBe(false)
    }
  })

  test.each([
    suffix,
    `${prefix}_`,
    `${prefix}_${suffix}0`,
    `${prefix}_8${suffix.slice(1)}`,
    `${prefix}_${suffix}\n`,
    '',
  ])('refuses %j', (value) => {
    expect(v.safeParse(id(kind), value).success).toBe(false)
  })
})

test('prefixes are unique and three letters', () => {
  const prefixes = Object.values(ID_PREFIXES)
  expect(new Set(prefixes).size).toBe(prefixes.length)
  for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]{3}$/)
})
