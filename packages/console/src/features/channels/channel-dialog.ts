import type { ChannelOverview } from '@deskbell/protocol'

/** What every dialog that sets up a channel is given. */
export interface ChannelDialogProps {
  readonly overview: ChannelOverview
  readonly onSaved: (overview: ChannelOverview) => void
  readonly onClose: () => void
}
