import { variables } from '@deskbell/widget/theme'

/**
 * The colours of both schemes, from the tokens that the messenger uses too. A constructed sheet
 * needs no leave from a strict content security policy.
 */
export function installTheme(): void {
  const sheet = new CSSStyleSheet()
  const light = variables('light', null)
  const dark = variables('dark', null)
  sheet.replaceSync(`
    :root{color-scheme:light dark;${light}}
    :root[data-theme=light]{color-scheme:light}
    @media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}
    :root[data-theme=dark]{color-scheme:dark;${dark}}
  `)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
