/** A provider of mail that takes so many in each second and answers 429 to the rest, as Resend does. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParent, tellParent } from '../support/children.ts'

export type ProviderOrder = { readonly do: 'begin'; readonly perSecond: number } | { readonly do: 'tell' }

/** What it took since it was told to begin: when each urgent one came, by its key. */
export interface ProviderFigures {
  readonly taken: number
  readonly refused: number
  readonly lastAt: number
  readonly urgentAt: readonly number[]
}

let perSecond = Number.POSITIVE_INFINITY
let figures = { taken: 0, refused: 0, lastAt: 0, urgentAt: [] as number[] }
let second = 0
let inSecond = 0

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (part: string) => {
    body += part
  })
  request.on('end', () => {
    const now = Date.now()
    if (Math.floor(now / 1000) !== second) {
      second = Math.floor(now / 1000)
      inSecond = 0
    }
    response.setHeader('Content-Type', 'application/json')
    if (++inSecond > perSecond) {
      figures.refused++
      response.writeHead(429, { 'retry-after': '1' })
      return response.end('{"statusCode":429,"name":"rate_limit_exceeded","message":"Too many requests"}')
    }
    figures.taken++
    figures.lastAt = now
    if (body.includes('urgent-')) figures.urgentAt.push(now)
    return response.end(`{"id":"${figures.taken}"}`)
  })
})
server.listen(0, '127.0.0.1', () => tellParent({ port: (server.address() as AddressInfo).port }))

answerParent(async (order: ProviderOrder) => {
  if (order.do === 'tell') return figures
  perSecond = order.perSecond
  figures = { taken: 0, refused: 0, lastAt: 0, urgentAt: [] }
  return {}
})
