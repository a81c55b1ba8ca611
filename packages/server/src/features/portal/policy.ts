import type { Config } from '../../platform/config.ts'

/**
 * What a page of the portal may load: its own style sheet and script, pictures from anywhere safe,
 * videos from the two providers there are, and what the messenger needs. Nothing inline, nothing
 * evaluated. JSON-LD stands in data blocks, which no policy concerns as browsers never execute them.
 */
export function policyOf({ publicUrl, partykitUrl }: Pick<Config, 'publicUrl' | 'partykitUrl'>): string {
  const sockets = [publicUrl, partykitUrl].flatMap((url) => (url ? URL.parse(url)?.origin.replace(/^http/, 'ws') : []))
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' https:",
    'frame-src https://www.youtube-nocookie.com https://player.vimeo.com',
    `connect-src 'self' ${sockets.join(' ')}`.trim(),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}
