/**
 * Where bytes that people uploaded are kept, by a name we made. One port, so that a folder on disk
 * and an object store are the same to whoever uses it.
 */
export interface FileStorage {
  /** Keeps bytes under a name, whole or not at all; writing the same name again replaces them. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** The bytes, or null where there are none of that name. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>
  remove(name: string): Promise<void>
}
