/** Which articles belong to which pages; `UrlRule[]` as JSON. */
export interface HelpUrlRulesTable {
  workspace_id: string
  revision: number
  items: string
}

/** A search index as it was kept last, so that a start need not build it. */
export interface HelpIndexesTable {
  workspace_id: string
  locale: string
  audience: string
  /** The help centre's revision up to which it knows everything. */
  revision: number
  /** Raised when the way of indexing changes: then it is built anew. */
  format: number
  data: string
  updated_at: number
}

export interface HelpSearchTables {
  help_url_rules: HelpUrlRulesTable
  help_indexes: HelpIndexesTable
}
