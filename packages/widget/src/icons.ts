/**
 * Path data of the icons in use, from Lucide (ISC licence; see NOTICE): a 24 × 24 box, stroked.
 * Circles of the originals are written as paths.
 */
const CIRCLE = 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20'
const SPEAKER = 'M11 5 6 9H2v6h4l5 4z'

export const ICONS = {
  home: 'M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z',
  messages:
    'M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z',
  help: `${CIRCLE}M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01`,
  back: 'm15 18-6-6 6-6',
  forward: 'm9 18 6-6-6-6',
  close: 'M18 6 6 18M6 6l12 12',
  send: 'm5 12 7-7 7 7M12 19V5',
  down: 'M12 5v14M19 12l-7 7-7-7',
  attach: 'M5 12h14M12 5v14',
  smile: `${CIRCLE}M8 14s1.5 2 4 2 4-2 4-2M9 9h.01M15 9h.01`,
  alert: `${CIRCLE}M12 8v4M12 16h.01`,
  soundOn: `${SPEAKER}M16 9a5 5 0 0 1 0 6`,
  soundOff: `${SPEAKER}M22 9l-6 6M16 9l6 6`,
} as const

export type IconName = keyof typeof ICONS

/** The desk bell of the launcher, and the chevron it becomes while the panel is open. */
export const BELL =
  'M3 20a1 1 0 0 1-1-1v-1a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1ZM20 16a8 8 0 1 0-16 0M12 4v4M10 4h4'
export const CHEVRON = 'm6 9 6 6 6-6'
