import { get } from 'node:http'
import { startServer } from '../../bench/http/deskbell.ts'
import { workspaceKeyOf } from '../../tests/support/visitors.ts'

/**
 * How many bytes of body the built service sends for each path, over the wire, to a browser that
 * takes gzip. It runs with its demo, whose workspace key stands in for `{workspace}`.
 *
 * @example await demoAnswers(['/v1/widget-config?workspace={workspace}']) // [475]
 */
export async function demoAnswers(paths: readonly string[]): Promise<number[]> {
  const server = await startServer()
  try {
    const key = await workspaceKeyOf(server.url)
    return await Promise.all(paths.map((path) => bytesOf(server.url + path.replace('{workspace}', key))))
  } finally {
    await server.stop()
  }
}

/** By plain HTTP, because `fetch` unpacks what it gets. */
function bytesOf(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { 'accept-encoding': 'gzip' } }, async (response) => {
      let bytes = 0
      for await (const chunk of response) bytes += chunk.length
      if (response.statusCode === 200) resolve(bytes)
      else reject(new Error(`${address} answers ${response.statusCode}`))
    })
    request.on('error', reject)
  })
}
