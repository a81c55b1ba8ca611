export { type Accent, accentVariables, deriveAccent } from './accent.ts'
export { contrast, fromHex, luminance, toHex } from './color.ts'
export * from './tokens.ts'
export { variables } from './variables.ts'
