export interface WorkspaceEvents {
  'workspace.created': { name: string }
  /** Which settings changed; never their values. */
  'workspace.updated': { fields: string[] }
  'identity_key.created': { kid: string }
  'identity_key.deleted': { kid: string }
}
