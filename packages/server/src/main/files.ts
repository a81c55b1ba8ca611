import type { Config } from '../platform/config.ts'
import { clamdScanner } from '../platform/files/clamd.ts'
import { diskFiles } from '../platform/files/disk.ts'
import { s3Files } from '../platform/files/s3.ts'
import { type FileScanner, noScanner } from '../platform/files/scanner.ts'
import type { FileStorage } from '../platform/files/storage.ts'

/** Where uploads are kept, as the settings say. Opens nothing. */
export function fileStorageOf({ s3, filesDir }: Pick<Config, 's3' | 'filesDir'>): FileStorage {
  return s3 ? s3Files(s3) : diskFiles(filesDir)
}

/** What looks for viruses in them. Opens nothing. */
export function fileScannerOf({ clamd }: Pick<Config, 'clamd'>): FileScanner {
  return clamd ? clamdScanner(clamd) : noScanner
}
