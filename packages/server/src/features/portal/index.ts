import type { Feature } from '../feature.ts'
import { servePortal } from './serve.ts'
import { LIST_LINK_JOB, mailListLinks } from './support/link-mail.ts'

/** The public pages: help centre, contact, and people's requests. */
export const portal: Feature = {
  name: 'portal',
  jobs: { [LIST_LINK_JOB]: mailListLinks },
  mount(app) {
    // Its addresses begin with any language and any workspace, which a router's patterns cannot say.
    app.use('*', servePortal)
  },
}
