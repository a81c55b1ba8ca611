/**
 * Whether this browser holds an earlier session, found out without creating anything: opening an
 * IndexedDB database would make it, listing them does not.
 */
export async function hasEarlierSession(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some((database) => database.name?.startsWith('deskbell'))
  } catch {
    return false
  }
}
