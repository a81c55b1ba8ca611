/** Everything about files, in one chunk: those that go, and those that came. */
import css from '../../styles/files.css.ts'
import { addStyles } from '../../styles/sheet.ts'

export { Files, openTray } from './choose.tsx'
export { encloseFiles } from './composer.tsx'
export { MessageExtras } from './sent.tsx'
export { css }

addStyles(css)
