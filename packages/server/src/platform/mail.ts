export interface Mail {
  readonly to: string
  readonly subject: string
  /** Plain text: every mail reads well as such. */
  readonly text: string
  readonly html?: string
}

/** Sends mail, or keeps it where it can be read when no mail server is set up. */
export interface Mailer {
  /** Resolves once the mail was taken; throws otherwise, so that the job tries again. */
  send(mail: Mail): Promise<void>
  close(): Promise<void>
}
