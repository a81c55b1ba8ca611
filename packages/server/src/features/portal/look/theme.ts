import { variables } from '@deskbell/widget/theme'

/**
 * The colours of a workspace, light and dark, as custom properties: the same that its messenger has.
 *
 * @param brand `#rrggbb`, or null for the default
 */
export function themeCss(brand: string | null): string {
  return `:root{${variables('light', brand)}}@media (prefers-color-scheme:dark){:root{${variables('dark', brand)}}}`
}
