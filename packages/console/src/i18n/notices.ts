import { channels } from './en/channels.ts'
import { deliveries } from './en/deliveries.ts'
import { noticeKinds } from './en/kinds.ts'
import { notifications } from './en/notifications.ts'
import { templates } from './en/templates.ts'
import { webhooks } from './en/webhooks.ts'

const words = { ...noticeKinds, ...notifications, ...deliveries, ...channels, ...templates, ...webhooks }

/** The words of everything about notifications, apart from the rest so that the inbox does not carry them. */
export type NoticesCatalogue = typeof words
export const n: NoticesCatalogue = words
