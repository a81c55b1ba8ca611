import type { DeliveryChannel, NotificationCategory, NotificationPriority } from '@deskbell/protocol'
import {
  ArrowDown,
  ArrowUp,
  Bell,
  CalendarDays,
  CreditCard,
  Equal,
  Hash,
  type IconNode,
  LifeBuoy,
  Mail,
  MessageCircle,
  MessageSquare,
  Siren,
  Smartphone,
  Star,
  UserCog,
} from 'lucide'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'

export const CATEGORY_ICONS: Record<NotificationCategory, IconNode> = {
  booking: CalendarDays,
  payment: CreditCard,
  review: Star,
  support: LifeBuoy,
  system: UserCog,
}

export const CHANNEL_ICONS: Record<DeliveryChannel, IconNode> = {
  email: Mail,
  sms: MessageSquare,
  whatsapp: MessageCircle,
  push: Smartphone,
  in_app: Bell,
  slack: Hash,
}

const PRIORITY_ICONS: Record<NotificationPriority, IconNode> = {
  low: ArrowDown,
  medium: Equal,
  high: ArrowUp,
  urgent: Siren,
}

/** How pressing it is, in a shape and a word. */
export function PressureMark({ priority }: { priority: NotificationPriority }) {
  return (
    <span class={`notice-pressure is-${priority}`}>
      <Icon icon={PRIORITY_ICONS[priority]} size={14} />
      {n.priorities[priority]}
    </span>
  )
}
