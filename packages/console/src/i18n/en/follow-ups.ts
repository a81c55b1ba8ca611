import { plural } from './plural.ts'

/** Customers who did not answer, and what customers say. */
export const followUps = {
  queue: {
    title: 'Follow-ups',
    lead: 'Work that is done and that its customer has not confirmed.',
    label: 'Views of follow-ups',
    list: 'Bookings to follow up',
    views: { due: 'Due', mine: 'Mine', waiting: 'Waiting', disputed: 'In dispute' },
    failed: 'The follow-ups could not be loaded',
    empty: {
      due: {
        title: 'Nobody is overdue',
        text: 'Customers who do not answer in time stand here until somebody asks them.',
      },
      mine: { title: 'You follow up nobody', text: 'What you take up stands here until it is ended.' },
      waiting: { title: 'Nobody is being waited for', text: 'Here stand customers who still have time to answer.' },
      disputed: {
        title: 'Nothing is in dispute',
        text: 'Work that a customer disputes stands here until it is settled.',
      },
    },
    open: (n: number, service: string) => `Open #${n} ${service}`,
    attempts: (n: number) => (n === 0 ? 'Not tried yet' : `${n} ${plural(n, 'try', 'tries')}`),
    nobody: 'Nobody has it',
    you: 'You have it',
    has: (name: string) => `${name} has it`,
    whole: 'Open the booking',
    missing: 'This booking is not here any more',
    next: 'Next booking',
    previous: 'Previous booking',
  },
  reviewList: {
    title: 'Reviews',
    lead: 'What customers say once the work is verified. Nobody else reads it before you publish it.',
    label: 'Views of reviews',
    list: 'Reviews',
    views: { pending: 'To decide', published: 'Published', hidden: 'Hidden' },
    failed: 'The reviews could not be loaded',
    empty: {
      pending: { title: 'Nothing to decide', text: 'New reviews wait here until somebody publishes or hides them.' },
      published: { title: 'No review is published', text: 'Published reviews stand here, and may be hidden again.' },
      hidden: { title: 'No review is hidden', text: 'Hidden reviews stand here, and may still be published.' },
    },
    about: (n: number, service: string) => `#${n} ${service}`,
    by: (provider: string) => `by ${provider}`,
    somebody: 'A customer',
    publishOf: (name: string) => `Publish the review of ${name}`,
    hideOf: (name: string) => `Hide the review of ${name}`,
  },
}
