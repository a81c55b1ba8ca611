const NAME = /^[a-z0-9][a-z0-9_-]{0,99}$/i

/** Throws unless a name is one that we made: it can lead nowhere but into the storage. */
export function checkStorageName(name: string): void {
  if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no name of a stored file`)
}
