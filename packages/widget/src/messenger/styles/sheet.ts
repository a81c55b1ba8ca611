/** The style sheet of the panel. Views that come later add theirs. */
let text = ''
const sheets = new Set<CSSStyleSheet>()

/** A sheet that follows the panel's styles; call `stop` when its panel is gone. */
export function panelSheet(): { readonly sheet: CSSStyleSheet; stop(): void } {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  sheets.add(sheet)
  return { sheet, stop: () => sheets.delete(sheet) }
}

/** Adds styles for good. */
export function addStyles(css: string): void {
  if (text.includes(css)) return
  text += css
  for (const sheet of sheets) sheet.replaceSync(text)
}
