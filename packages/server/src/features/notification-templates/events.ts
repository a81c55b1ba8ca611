export interface NotificationTemplateEvents {
  'notification_template.saved': { kind: string; locale: string }
  'notification_template.reset': { kind: string; locale: string }
  'mail_brand.saved': { fields: string[] }
}
