import type { Notification } from '@deskbell/protocol'
import type { ComponentChildren } from 'preact'
import type { Place } from '../../../loader/types.ts'
import { clock, exact } from '../../format/time.ts'
import type { Center } from './center.ts'
import { NoticeIcon } from './icons.tsx'
import type { NoticesTranslator } from './words/words.ts'

interface Props {
  readonly center: Center
  readonly t: NoticesTranslator
  readonly item: Notification
}

/** One notification: what it says, when, and the way to what it is about. */
export function Row({ center, t, item }: Props) {
  const unread = item.readAt === null
  const look = `row notice${unread ? ' unread' : ''}`
  const read = (): void => {
    if (unread) center.mark({ ids: [item.id] })
  }
  const { target } = item
  const place = placeOf(target)
  if (place) {
    const go = (): void => {
      read()
      center.store.go(place)
    }
    return (
      <button type="button" class={look} onClick={go}>
        <Inside center={center} t={t} item={item} />
      </button>
    )
  }
  if (target.type === 'url' && /^https?:\/\//i.test(target.url))
    return (
      <a class={look} href={target.url} target="_blank" rel="noopener noreferrer" onClick={read}>
        <Inside center={center} t={t} item={item}>
          <span class="sr">({t('newTab')})</span>
        </Inside>
      </a>
    )
  return (
    <div class={`${look} still`}>
      <Inside center={center} t={t} item={item}>
        {unread && (
          <button type="button" class="link" onClick={read}>
            {t('mark')}
          </button>
        )}
      </Inside>
    </div>
  )
}

function Inside({ center, t, item, children }: Props & { readonly children?: ComponentChildren }) {
  const { locale } = center.store.t.value
  const at = Date.parse(item.createdAt)
  const { priority } = item
  return (
    <>
      <span class={`notice-icon ${item.category}`}>
        <NoticeIcon name={item.category} />
      </span>
      <span class="row-text">
        <span class="row-top">
          <b dir="auto">{item.title}</b>
          <time dateTime={item.createdAt} title={exact(locale, at)}>
            {clock(locale, at)}
          </time>
        </span>
        {item.body && (
          <span class="notice-body" dir="auto">
            {item.body}
          </span>
        )}
        {(priority === 'urgent' || priority === 'high') && <span class={`tag ${priority}`}>{t(priority)}</span>}
        {children}
      </span>
      {item.readAt === null && (
        <span class="dot">
          <span class="sr">{t('new')}</span>
        </span>
      )}
    </>
  )
}

/** Where it leads within the messenger. */
function placeOf(target: Notification['target']): Place | null {
  if (target.type === 'ticket') return { name: 'ticket', id: target.ticketId }
  return target.type === 'conversation' ? { name: 'chat', id: target.conversationId } : null
}
