import { Room, roomPath } from '@deskbell/protocol'
import * as v from 'valibot'

const ADDRESS = /^\/parties\/([a-z]{1,20})\/([a-z0-9_]{1,60})$/

/**
 * The room that an address path names, or null when the party is unknown or the id has another
 * shape. Takes the path alone, without query.
 *
 * @example roomAt('/parties/conversation/cnv_01h455vb4pex5vsknk084sn02q')
 */
export function roomAt(path: string): Room | null {
  const match = ADDRESS.exec(path)
  if (match === null) return null
  const parsed = v.safeParse(Room, { party: match[1], id: match[2] })
  return parsed.success ? parsed.output : null
}

/** One text for one room, to key maps and to name it in a ticket. */
export function roomKey(room: Room): string {
  return roomPath(room)
}
