import { CodedError } from '@deskbell/protocol'
import { readBytes } from '../../platform/body.ts'
import type { App, AppContext } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { TWILIO_REPORTS, WHATSAPP_REPORTS } from './addresses.ts'
import { confirmWhatsApp, takeTwilioReport, takeWhatsAppReport } from './number-reports.ts'

const TWILIO = `${TWILIO_REPORTS}/:workspaceId`
const WHATSAPP = `${WHATSAPP_REPORTS}/:workspaceId`
/** Meta gathers what it reports. */
const REPORT_BYTES = 3 * 1024 * 1024

/** Where Twilio and Meta report, each workspace's account by itself. Resend comes by the way of mail that comes in. */
export function mountReports(app: App): void {
  app.post(TWILIO, (c) => {
    c.set('route', TWILIO)
    return counted(c, async (workspaceId) => {
      const form = new URLSearchParams(new TextDecoder().decode(await readBytes(c.req.raw, REPORT_BYTES)))
      const { search } = new URL(c.req.url)
      await takeTwilioReport(c.var.deps, workspaceId, {
        form,
        query: search,
        signature: c.req.header('x-twilio-signature'),
      })
      return c.body(null, 200)
    })
  })
  app.post(WHATSAPP, (c) => {
    c.set('route', WHATSAPP)
    return counted(c, async (workspaceId) => {
      const body = await readBytes(c.req.raw, REPORT_BYTES)
      await takeWhatsAppReport(c.var.deps, workspaceId, { body, signature: c.req.header('x-hub-signature-256') })
      return c.body(null, 200)
    })
  })
  app.get(WHATSAPP, (c) => {
    c.set('route', WHATSAPP)
    return counted(c, async (workspaceId) =>
      c.text(await confirmWhatsApp(c.var.deps, workspaceId, new URL(c.req.url).searchParams)),
    )
  })
}

/** Counts what is refused against its sender, so that guessing is slow. */
async function counted(c: AppContext, take: (workspaceId: string) => Promise<Response>): Promise<Response> {
  const { deps, ip } = c.var
  try {
    return await take(c.req.param('workspaceId') ?? '')
  } catch (error) {
    if (error instanceof CodedError && error.code === 'unauthenticated') {
      await deps.limiter.consume(ip, RATE_RULES.publicWrite)
    }
    throw error
  }
}
