import type { Config } from '../../platform/config.ts'

/** Where Twilio reports, followed by the workspace. */
export const TWILIO_REPORTS = '/v1/twilio-reports'
/** Where Meta reports, followed by the workspace. */
export const WHATSAPP_REPORTS = '/v1/whatsapp-reports'

/** What Twilio is given to report to; with a delivery's id it says of which. */
export function twilioCallback({ publicUrl }: Pick<Config, 'publicUrl'>, workspaceId: string, query = ''): string {
  return `${publicUrl}${TWILIO_REPORTS}/${workspaceId}${query}`
}

/** What Meta is given to report to. */
export function whatsAppWebhook({ publicUrl }: Pick<Config, 'publicUrl'>, workspaceId: string): string {
  return `${publicUrl}${WHATSAPP_REPORTS}/${workspaceId}`
}
