import type { Attachment, AttachmentLink } from '@deskbell/protocol'
import type { Trouble } from '../types.ts'

/** How uploads reach the service: `client.wire` of a customer, or the origin alone where a cookie speaks. */
export interface UploadWire {
  /** Of the service, without a slash at its end. */
  readonly origin: string
  /** A current access token, with `renew` one newer than the last. Absent where a cookie speaks. */
  token?(renew: boolean): Promise<string>
  /** Makes a visitor where nobody has acted yet. */
  act?(): Promise<void>
  /** Further headers for each call, such as the workspace an agent works in. */
  headers?(): Readonly<Record<string, string>>
  readonly fetch?: typeof fetch
}

/** How far an upload has come. */
export interface UploadProgress {
  /** Bytes that the service has. */
  readonly sent: number
  readonly size: number
  /** Why nothing moves just now; it is tried again by itself. */
  readonly trouble: Trouble | null
}

export interface UploadOptions {
  /** Under which the file is shown; a `File` brings its own. */
  readonly name?: string
  /** The same id again goes on with the same file: 16 to 64 letters, digits, "-" or "_". One is made unless given. */
  readonly clientId?: string
  onProgress?(progress: UploadProgress): void
  /** Gives up, and takes back what the service has. */
  readonly signal?: AbortSignal
}

/** Sends files and finds their addresses. */
export interface Uploads {
  /**
   * Sends a file in pieces; where the way is lost, it goes on at the last piece that arrived. Resolves to
   * what a message is sent with, by its id.
   *
   * @throws DeskbellError `file_refused` with the reason in words, `limit_reached`, `invalid_input`, and what stood in
   * the way at last where nothing arrived for some minutes: the same `clientId` goes on from there. The signal's reason
   * where that was aborted.
   */
  upload(file: Blob & { readonly name?: string }, options?: UploadOptions): Promise<Attachment>
  /** Takes back a file that was not sent yet. */
  cancel(attachmentId: string): Promise<void>
  /** Whole addresses of an attachment, which work for a few minutes. They are asked for once while they last. */
  link(attachmentId: string): Promise<AttachmentLink>
}
