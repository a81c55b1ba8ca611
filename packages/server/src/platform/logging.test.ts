import { expect, test } from 'vitest'
import { createLogger } from './logging.ts'

test('secrets are replaced wherever they are logged', () => {
  const lines: string[] = []
  const logger = createLogger({ logLevel: 'info' }, { write: (line) => void lines.push(line) })
  const headers = { authorization: 'Bearer hunter2', cookie: 'session=hunter2', accept: 'text/html' }
  logger.info(
    { headers, req: { headers }, password: 'hunter2', body: { identityToken: 'hunter2', name: 'Ada' } },
    'seen',
  )
  expect(lines.join('')).not.toContain('hunter2')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    msg: 'seen',
    headers: { authorization: '[secret]', accept: 'text/html' },
    body: { name: 'Ada' },
  })
})

test('what is below the level is not written', () => {
  const lines: string[] = []
  createLogger({ logLevel: 'warn' }, { write: (line) => void lines.push(line) }).info('no')
  expect(lines).toEqual([])
})
