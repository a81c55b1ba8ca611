/** What a virus scanner says of a file. */
export type ScanVerdict =
  | { readonly clean: true }
  /** `found` names what it found, such as `Eicar-Test-Signature`; null where the file was too large to be looked at. */
  | { readonly clean: false; readonly found: string | null }

/** Looks into files before they are kept. */
export interface FileScanner {
  /** Throws `unavailable` where nobody answers: what was not looked at is not kept. */
  scan(bytes: Uint8Array): Promise<ScanVerdict>
  /** Which scanner answers, for `deskbell doctor`. Throws as `scan` does. */
  version(): Promise<string>
}

/** For installations without a scanner: takes every file. */
export const noScanner: FileScanner = {
  scan: async () => ({ clean: true }),
  version: async () => 'none',
}
