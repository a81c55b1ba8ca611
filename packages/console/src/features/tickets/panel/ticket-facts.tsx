import type { Ticket } from '@deskbell/protocol'
import { Clocks } from './clocks.tsx'
import { Controls } from './controls.tsx'
import { Ending } from './ending.tsx'
import { FieldFacts } from './field-facts.tsx'
import { Links } from './links.tsx'
import { More } from './more.tsx'
import { NextSteps } from './next-steps.tsx'
import { Subject } from './subject.tsx'
import { Tags } from './tags.tsx'
import type { TicketDialog } from './ticket-dialogs.tsx'

/** How a ticket stands and what it says, in the order it is worked upon. */
export function TicketFacts({ ticket, open }: { ticket: Ticket; open: (dialog: TicketDialog) => void }) {
  return (
    <>
      <Subject ticket={ticket} />
      <Controls ticket={ticket} open={open} />
      <Clocks ticket={ticket} />
      <FieldFacts ticket={ticket} open={open} />
      <Tags ticket={ticket} />
      <NextSteps ticket={ticket} />
      <Ending ticket={ticket} open={open} />
      <Links ticket={ticket} open={open} />
      <More ticket={ticket} />
    </>
  )
}
