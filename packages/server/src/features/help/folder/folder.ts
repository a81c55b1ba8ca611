/** Files below one folder, wherever they lie. */
export interface Folder {
  /** Relative to the folder, with `/` between names. */
  readonly paths: readonly string[]
  read(path: string): Promise<Uint8Array<ArrayBuffer>>
}

/** What is wrong with a file, or worth a look; `line` counts from 1, and is null where it is about the whole file. */
export interface FolderProblem {
  readonly file: string
  readonly line: number | null
  readonly message: string
}

/** The folder cannot be imported; nothing was. */
export class FolderError extends Error {
  readonly problems: readonly FolderProblem[]

  constructor(problems: readonly FolderProblem[]) {
    super(problems.map(describeProblem).join('\n'))
    this.name = 'FolderError'
    this.problems = problems
  }
}

/** @example describeProblem({ file: 'orders/refunds.md', line: 3, message: 'order must be a whole number' }) */
export function describeProblem({ file, line, message }: FolderProblem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${message}`
}
