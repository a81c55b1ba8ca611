import type { Plural } from '../../../../i18n/en.ts'

/** What is said of files that one sends; it comes with them. `{name}` is filled in, `#` is a count. */
const en = {
  attach: 'Attach files',
  photo: 'Take a photo',
  drop: 'You can also drop or paste them here.',
  limits: 'Up to {count} files of {size} each',
  list: 'Attached files',
  sending: 'Sending {name}',
  ready: '{name} is attached',
  remove: 'Remove {name}',
  cancel: 'Stop sending {name}',
  again: 'Send {name} again',
  waiting: 'Waiting for the connection',
  failed: 'Not sent. The connection was lost.',
  tooLarge: 'Not attached. It has {size}; at most {most} can be sent.',
  empty: 'Not attached. There is nothing in it.',
  tooMany: { one: 'Only # file can be sent with it.', other: 'Only # files can be sent with it.' },
  unopened: '{name} cannot be opened just now.',
  automatic: 'Sent automatically',
  quoted: 'Earlier messages',
} satisfies Record<string, string | Plural>

export default en

/** The same keys in another language; phrases with a plural stay so. */
export type FilesCatalogue = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural }
