import { channels } from './en/channels.ts'
import { deliveries } from './en/deliveries.ts'
import { noticeKinds } from './en/kinds.ts'
import { notifications } from './en/notifications.ts'

const words = { ...noticeKinds, ...notifications, ...deliveries, ...channels }

/** The words of everything about notifications, apart from the rest so that the inbox does not carry them. */
export type NoticesCatalogue = typeof words
export const n: NoticesCatalogue = words
