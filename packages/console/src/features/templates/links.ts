import type { NotificationKind } from '@deskbell/protocol'
import { noticeHref } from '../../app/routes.ts'

/** Where the words of a kind are edited in a language; the brand, the gallery, or the list where none is named. */
export const templateHref = (item: NotificationKind | 'brand' | 'gallery' | null, locale: string): string =>
  noticeHref('templates', item, `?${new URLSearchParams({ locale })}`)
