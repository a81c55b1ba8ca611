import type { BlockNode } from '@deskbell/protocol'

type CalloutKind = Extract<BlockNode, { t: 'callout' }>['kind']

const CIRCLE = 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20'
const TRIANGLE = 'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3'
const OCTAGON =
  'M8.688 2.586A2 2 0 0 1 10.1 2h3.8a2 2 0 0 1 1.414.586l6.1 6.1A2 2 0 0 1 22 10.1v3.8a2 2 0 0 1-.586 1.414l-6.1 6.1A2 2 0 0 1 13.9 22h-3.8a2 2 0 0 1-1.414-.586l-6.1-6.1A2 2 0 0 1 2 13.9v-3.8a2 2 0 0 1 .586-1.414z'
const SPEECH =
  'M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z'

/** Path data of Lucide icons: each kind has its own shape, so that its colour is not all that tells it. */
export const CALLOUT_ICONS: Readonly<Record<CalloutKind, string>> = {
  note: `${CIRCLE}M12 16v-4M12 8h.01`,
  tip: 'M15 14c.2-1 .7-1.7 1.5-2.5 1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5.7.7 1.3 1.5 1.5 2.5M9 18h6M10 22h4',
  important: `${SPEECH}M12 7v4M12 15h.01`,
  warning: `${TRIANGLE}M12 9v4M12 17h.01`,
  caution: `${OCTAGON}M12 8v4M12 16h.01`,
}

export const DOWNLOAD_ICON = 'M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4m4-5 5 5 5-5'
