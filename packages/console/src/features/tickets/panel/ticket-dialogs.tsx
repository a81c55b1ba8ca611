import type { Ticket } from '@deskbell/protocol'
import { FieldsDialog } from '../fields/fields-dialog.tsx'
import { ConvertDialog } from './convert-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { EscalateDialog } from './escalate-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'

/** What is asked before a step that needs words. */
export type TicketDialog =
  | { readonly kind: 'resolve' | 'close' | 'escalate' | 'fields' | 'convert' }
  | { readonly kind: 'merge'; readonly into?: number }
  | { readonly kind: 'type'; readonly typeId: string }

interface Props {
  dialog: TicketDialog
  ticket: Ticket | null
  conversationId: string
  /** What the chat began with, where it is to become a ticket. */
  subject: string
  onClose: () => void
}

/** The dialog that is open over a thread. */
export function TicketDialogs({ dialog, ticket, conversationId, subject, onClose }: Props) {
  if (dialog.kind === 'convert')
    return <ConvertDialog conversationId={conversationId} first={subject} onClose={onClose} />
  if (!ticket) return null
  switch (dialog.kind) {
    case 'resolve':
    case 'close':
      return <EndDialog ticket={ticket} how={dialog.kind} onClose={onClose} />
    case 'escalate':
      return <EscalateDialog ticket={ticket} onClose={onClose} />
    case 'merge':
      return <MergeDialog ticket={ticket} into={dialog.into} onClose={onClose} />
    case 'fields':
      return <FieldsDialog ticket={ticket} onClose={onClose} />
    case 'type':
      return <FieldsDialog ticket={ticket} typeId={dialog.typeId} onClose={onClose} />
  }
}
