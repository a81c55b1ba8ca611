import type { Feature } from '../feature.ts'
import { servePortal } from './serve.ts'

/** The public pages: help centre and contact. */
export const portal: Feature = {
  name: 'portal',
  mount(app) {
    // Its addresses begin with any language and any workspace, which a router's patterns cannot say.
    app.use('*', servePortal)
  },
}
