export interface MacroEvents {
  'canned_response.created': { shortcut: string; shared: boolean }
  'canned_response.updated': { fields: string[] }
  'canned_response.deleted': { shortcut: string }
  'macro.created': { name: string }
  'macro.updated': { fields: string[] }
  'macro.deleted': { name: string }
  /** The subject is the ticket. */
  'macro.applied': { macroId: string; name: string }
}
