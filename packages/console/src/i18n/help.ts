import { help } from './en/help.ts'

/** The words of the help centre's pages, apart from the rest so that the inbox does not carry them. */
export type HelpCatalogue = typeof help
export const h: HelpCatalogue = help
