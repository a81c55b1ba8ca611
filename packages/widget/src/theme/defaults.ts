import { variables } from './variables.ts'

/** The custom properties of both schemes in the default accent. The build puts in their values. */
export const DEFAULTS = { light: variables('light', null), dark: variables('dark', null) }
