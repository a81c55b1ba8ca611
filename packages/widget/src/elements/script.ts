import { definePlainElements } from './plain.ts'

/**
 * What `<script type="module" src="…/v1/elements.js">` runs. Lit needs a Trusted Types policy of its
 * own; where the page's list refuses it, plain links take the elements' place.
 */
const url = new URL(import.meta.url).origin
import('./index.ts').then(
  ({ defineElements }) => defineElements({ url }),
  () => definePlainElements(url),
)
