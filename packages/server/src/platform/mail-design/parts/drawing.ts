import type { Palette } from '../palette.ts'

/** What every part of a mail is drawn with. */
export interface Drawing {
  readonly palette: Palette
  /** The side on which lines begin, and the other one: mail programs know no logical sides. */
  readonly start: 'left' | 'right'
  readonly end: 'left' | 'right'
}
