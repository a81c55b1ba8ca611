import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import type { S3Bucket } from '../platform/files/s3.ts'

/** A real S3 server, s3rver, on a port and in a folder of its own. It checks signatures by itself. */
export interface S3Service extends S3Bucket {
  close(): Promise<void>
}

export async function startS3(): Promise<S3Service> {
  const directory = mkdtempSync(join(tmpdir(), 'deskbell-s3-'))
  const bucket = 'desk-uploads'
  const options = { port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: bucket }] }
  const server = new S3rver(options)
  const { port } = await server.run()
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    async close() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
