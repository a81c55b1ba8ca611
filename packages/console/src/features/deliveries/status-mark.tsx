import type { DeliveryStatus } from '@deskbell/protocol'
import {
  Check,
  CheckCheck,
  CircleHelp,
  CircleMinus,
  CirclePause,
  CircleX,
  Clock,
  Flag,
  type IconNode,
  Layers,
  LoaderCircle,
  Undo2,
} from 'lucide'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'

const ICONS: Record<DeliveryStatus, IconNode> = {
  waiting: Clock,
  gathered: Layers,
  sending: LoaderCircle,
  sent: Check,
  delivered: CheckCheck,
  bounced: Undo2,
  complained: Flag,
  held: CirclePause,
  skipped: CircleMinus,
  failed: CircleX,
  uncertain: CircleHelp,
}

/** How a delivery stands, in a shape, a word and a colour. */
export function DeliveryMark({ status }: { status: DeliveryStatus }) {
  return (
    <span class={`delivery-status is-${status}`}>
      <Icon icon={ICONS[status]} size={14} />
      {n.statuses[status]}
    </span>
  )
}
