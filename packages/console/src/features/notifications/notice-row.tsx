import type { Notification } from '@deskbell/protocol'
import { Check, ExternalLink } from 'lucide'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { Time } from '../../ui/time.tsx'
import { CATEGORY_ICONS, PressureMark } from './marks.tsx'
import { targetHref } from './targets.ts'

interface Props {
  notice: Notification
  onRead: () => void
}

/** One notification: what happened, how pressing it is, and the way to it. Opening it reads it. */
export function NoticeRow({ notice, onRead }: Props) {
  const { title, body, category, priority, readAt, createdAt } = notice
  const href = targetHref(notice.target)
  const outside = notice.target.type === 'url'
  const unread = readAt === null
  return (
    <li class={`notice-row ${unread ? 'is-unread' : ''}`}>
      <span class="notice-icon" title={n.categories[category]}>
        <Icon icon={CATEGORY_ICONS[category]} />
      </span>
      <div class="notice-words">
        <h2 class="notice-title" dir="auto">
          {unread && <span class="hidden">{n.centre.isUnread}: </span>}
          {href ? (
            <a
              class="notice-link"
              href={href}
              {...(outside ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
              onClick={() => unread && onRead()}
            >
              {title}
              {outside && (
                <>
                  {' '}
                  <Icon icon={ExternalLink} size={14} />
                  <span class="hidden">{n.centre.elsewhere}</span>
                </>
              )}
            </a>
          ) : (
            title
          )}
        </h2>
        <p class="notice-body" dir="auto">
          {body}
        </p>
        <p class="notice-meta">
          {(priority === 'urgent' || priority === 'high') && <PressureMark priority={priority} />}
          <span>{n.categories[category]}</span>
          <Time iso={createdAt} form="spoken" />
        </p>
      </div>
      {unread && (
        <span class="notice-side">
          <span class="notice-dot" title={n.centre.isUnread} />
          <button
            type="button"
            class="icon-button notice-read"
            aria-label={n.centre.readOne(title)}
            title={n.centre.read}
            onClick={onRead}
          >
            <Icon icon={Check} size={18} />
          </button>
        </span>
      )}
    </li>
  )
}
