import { ID_PREFIXES, type IdKind } from '@deskbell/protocol'
import { typeidUnboxed } from 'typeid-js'

/**
 * A new id: a TypeID, which sorts by the time it was made.
 *
 * @example newId('conversation') // 'cnv_01h455vb4pex5vsknk084sn02q'
 */
export function newId(kind: IdKind): string {
  return typeidUnboxed(ID_PREFIXES[kind])
}
