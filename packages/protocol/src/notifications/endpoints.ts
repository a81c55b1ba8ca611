import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import {
  AddPushSubscription,
  ListNotifications,
  NotificationCounts,
  NotificationPage,
  OwnNotificationPreferences,
  PushSubscriptionInfo,
  ReadNotifications,
  UpdateNotificationPreferences,
} from './schemas.ts'

/** What every person does with their own notifications. */
export const notificationEndpoints = {
  listNotifications: endpoint({
    id: 'listNotifications',
    method: 'GET',
    path: '/v1/notifications',
    callers: ['customer', 'agent'],
    summary: 'Your notifications, the newest first, with how many are unread',
    query: ListNotifications,
    result: NotificationPage,
  }),
  readNotifications: endpoint({
    id: 'readNotifications',
    method: 'POST',
    path: '/v1/notifications/read',
    callers: ['customer', 'agent'],
    summary: 'Mark some of your notifications as read, or all',
    body: ReadNotifications,
    result: NotificationCounts,
  }),
  getNotificationPreferences: endpoint({
    id: 'getNotificationPreferences',
    method: 'GET',
    path: '/v1/notification-preferences',
    callers: ['customer', 'agent'],
    summary: 'Which channels carry what to you, how often, and when not',
    result: OwnNotificationPreferences,
  }),
  updateNotificationPreferences: endpoint({
    id: 'updateNotificationPreferences',
    method: 'PATCH',
    path: '/v1/notification-preferences',
    callers: ['customer', 'agent'],
    summary: 'Change your preferences; what is left out stays',
    body: UpdateNotificationPreferences,
    result: OwnNotificationPreferences,
  }),
  getPushKey: endpoint({
    id: 'getPushKey',
    method: 'GET',
    path: '/v1/push-key',
    callers: ['customer', 'agent'],
    summary: 'The public key (VAPID) to subscribe to push with',
    result: v.object({ publicKey: v.string() }),
  }),
  addPushSubscription: endpoint({
    id: 'addPushSubscription',
    method: 'POST',
    path: '/v1/push-subscriptions',
    callers: ['customer', 'agent'],
    summary: 'Have push sent to this browser; the same endpoint again answers with the same subscription',
    body: AddPushSubscription,
    result: PushSubscriptionInfo,
    status: 201,
  }),
  removePushSubscription: endpoint({
    id: 'removePushSubscription',
    method: 'DELETE',
    path: '/v1/push-subscriptions/:pushSubscriptionId',
    callers: ['customer', 'agent'],
    summary: 'Send no more push to a browser',
    params: v.object({ pushSubscriptionId: id('pushSubscription') }),
  }),
}
