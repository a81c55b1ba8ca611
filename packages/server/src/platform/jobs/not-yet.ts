/** Thrown by a handler whose job is to wait: it is tried again then, and this counts as no try. */
export class NotYet extends Error {
  /** Epoch milliseconds. */
  readonly at: number

  constructor(at: number) {
    super('It is to wait')
    this.name = 'NotYet'
    this.at = at
  }
}
