import type { ComponentChildren } from 'preact'
import { Dialog } from '../../../ui/dialog.tsx'

interface Props {
  title: string
  onClose: () => void
  firm?: boolean
  children: ComponentChildren
}

/** A dialog that rises from the foot of a phone, where the thumb is. */
export function Sheet(props: Props) {
  return <Dialog class="provider-sheet" {...props} />
}
