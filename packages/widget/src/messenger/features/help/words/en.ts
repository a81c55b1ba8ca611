import type { Plural } from '../../../../i18n/en.ts'

/** What the help centre says; it comes with its view. `{name}` is filled in, `#` is a count. */
const en = {
  searchLabel: 'Search help',
  placeholder: 'Search for answers',
  clear: 'Clear search',
  forPage: 'Help for this page',
  popular: 'Often read',
  topics: 'Topics',
  articles: { one: '# article', other: '# articles' },
  none: 'Nothing to read here yet',
  more: 'Show more articles',
  results: { one: '# result for “{query}”', other: '# results for “{query}”' },
  similar: 'Nothing fits exactly. These come close.',
  perhaps: 'Or search for',
  nothing: 'Nothing found for “{query}”',
  nothingHint: 'Try other words, or ask us. We’ll see what you searched for.',
  ask: 'Ask us',
  back: 'Back',
  newTab: 'Open in a new tab',
  gone: 'This article is not here any more',
  goneHint: 'It may have been renamed or taken down. Search for what you need.',
  toSearch: 'Search help',

  updated: 'Updated {date}',
  contents: 'On this page',
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  playVideo: 'Play video',
  download: 'Download',
  stepsDone: { one: '{done} of # step done', other: '{done} of # steps done' },

  helpful: 'Did this help?',
  yes: 'Yes',
  no: 'No',
  thanksYes: 'Thank you. Good to know.',
  thanksNo: 'Thank you. We’ll look at it again.',
  why: 'What was missing? (optional)',
  sendWhy: 'Send comment',
  whySent: 'Thank you. The people who write these articles will read it.',
  notCounted: 'Not counted. {why}',
  related: 'Related articles',
  still: 'Still need help?',
  stillHint: 'Ask us. Your question comes with this article.',
} satisfies Record<string, string | Plural>

export default en

/** The same keys in another language; phrases with a plural stay so. */
export type HelpCatalogue = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural }
