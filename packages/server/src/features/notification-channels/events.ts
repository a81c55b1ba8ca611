export interface NotificationChannelEvents {
  'notification_channel.set_up': { channel: string }
  'notification_channel.removed': { channel: string }
  'suppression.added': { channel: string; reason: string }
  'suppression.removed': { channel: string }
}
