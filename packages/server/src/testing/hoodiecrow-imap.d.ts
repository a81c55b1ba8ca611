declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  interface Folder {
    readonly uidvalidity?: number
    readonly messages?: readonly { readonly raw: string; readonly internaldate?: string | Date }[]
  }

  interface ImapServer {
    /** The listening socket beneath. */
    readonly server: Server
    listen(port: number, host: string, ready: () => void): void
    appendMessage(folder: string, flags: string[], date: Date | string | false, raw: string): void
  }

  /** An IMAP server in memory; its user is testuser with the password testpass. */
  export default function hoodiecrow(options: {
    readonly plugins?: readonly string[]
    readonly storage: Readonly<Record<string, Folder>>
  }): ImapServer
}
