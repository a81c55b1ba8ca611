export interface NotificationPreferenceEvents {
  /** The subject is whose they are; `by` says how: signed in, by a link, or by one click in a mail program. */
  'notification_preferences.changed': { fields: string[]; by: 'person' | 'link' | 'one_click' }
}
