import type { ArticleStatus } from '@deskbell/protocol'
import { Archive, Check, Eye, type IconNode, Pencil, Send } from 'lucide'
import { h } from '../../i18n/help.ts'
import { Icon } from '../../ui/icon.tsx'

export const STATUS_ICONS: Record<ArticleStatus, IconNode> = {
  draft: Pencil,
  in_review: Send,
  approved: Check,
  published: Eye,
  archived: Archive,
}

/** How one language of an article stands, in words and shape. */
export function StatusPill({ status }: { status: ArticleStatus }) {
  return (
    <span class={`status-pill is-${status}`}>
      <Icon icon={STATUS_ICONS[status]} size={14} />
      {h.statuses[status]}
    </span>
  )
}
