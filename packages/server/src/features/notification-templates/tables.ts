/** The workspace's own words for one kind in one language. */
export interface NotificationTemplatesTable {
  workspace_id: string
  kind: string
  locale: string
  /** JSON: `TemplateWords`. */
  words: string
  updated_at: number
}

/** How the workspace's mails look. */
export interface MailBrandsTable {
  workspace_id: string
  /** JSON: a `MailBrand`. */
  brand: string
}

export interface NotificationTemplateTables {
  notification_templates: NotificationTemplatesTable
  mail_brands: MailBrandsTable
}
