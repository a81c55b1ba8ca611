/** @jsxImportSource hono/jsx */
import { type CodedError, LIMITS } from '@deskbell/protocol'
import type { Page } from '../page.ts'
import { StillNeedHelp } from '../parts/lists.tsx'
import type { Site } from '../site.ts'

/** What went wrong and what to do, in words. */
export function problemPage(site: Site, { code, retryAfterSeconds = 60 }: CodedError): Page {
  const { t, locales } = site
  const wait = t.duration(Math.max(1, Math.ceil(retryAfterSeconds / 60)))
  const [status, words] =
    code === 'rate_limited'
      ? ([429, t('tooMany', { time: wait })] as const)
      : code === 'body_too_large'
        ? ([413, t('commentTooLong', { length: t.number(LIMITS.commentLength) })] as const)
        : code === 'invalid_input'
          ? ([400, t('badVote')] as const)
          : ([500, t('failed')] as const)
  return {
    status,
    title: t('problemTitle'),
    place: null,
    locales,
    body: (
      <>
        <h1>{t('problemTitle')}</h1>
        <p class="lead">{words}</p>
        <StillNeedHelp site={site} />
      </>
    ),
  }
}
