/** @jsxImportSource hono/jsx */
import { LIMITS } from '@deskbell/protocol'
import { link, type Site } from '../site.ts'

/** What a reader said already: whether it helped, or that and a comment. */
export type Voted = 'yes' | 'no' | 'comment'

interface AskProps {
  readonly site: Site
  readonly slug: string
  readonly voted: Voted | null
  readonly helpfulCount: number
}

/**
 * Asks whether an article helped, and then why. Plain forms: the page that comes back asks the next
 * thing. Where scripts run, that next thing stands ready in a template.
 */
export function Ask({ site, slug, voted, helpfulCount }: AskProps) {
  const { t } = site
  return (
    <section class="ask" id="p.feedback" aria-label={t('helpfulQuestion')}>
      {voted === null && (
        <>
          <VoteForm site={site} slug={slug} then="p.thanks" />
          {helpfulCount > 0 && <p class="small quiet">{t.count('foundHelpful', helpfulCount)}</p>}
          <template id="p.thanks">
            <CommentForm site={site} slug={slug} voted={null} />
          </template>
        </>
      )}
      {voted === 'comment' ? (
        <Said words={t('thanksComment')} />
      ) : (
        <>
          {voted && <CommentForm site={site} slug={slug} voted={voted} />}
          <template id="p.done">
            <Said words={t('thanksComment')} />
          </template>
        </>
      )}
    </section>
  )
}

/** The question with its two answers. */
export function VoteForm({ site, slug, then, from }: { site: Site; slug: string; then: string; from?: 'faq' }) {
  const { t } = site
  const action = link(site, { name: 'feedback', slug })
  return (
    <form method="post" action={action} data-then={then}>
      {from ? <p>{t('helpfulQuestion')}</p> : <h2>{t('helpfulQuestion')}</h2>}
      {from && <input type="hidden" name="from" value={from} />}
      <div class="votes">
        <button type="submit" class="button plain" name="helpful" value="yes">
          {t('helpfulYes')}
        </button>
        <button type="submit" class="button plain" name="helpful" value="no">
          {t('helpfulNo')}
        </button>
      </div>
    </form>
  )
}

export function Said({ words }: { readonly words: string }) {
  return (
    <p role="status" tabindex={-1}>
      {words}
    </p>
  )
}

function CommentForm({ site, slug, voted }: { site: Site; slug: string; voted: 'yes' | 'no' | null }) {
  const { t } = site
  return (
    <>
      <Said words={t('thanks')} />
      <form method="post" action={link(site, { name: 'feedback', slug })} data-then="p.done">
        <input type="hidden" name="helpful" value={voted ?? ''} />
        {(['yes', 'no'] as const)
          .filter((answer) => voted === null || voted === answer)
          .map((answer) => (
            <label key={answer} for="p.comment" data-for={answer}>
              {t(answer === 'yes' ? 'commentYes' : 'commentNo')}
            </label>
          ))}
        <textarea id="p.comment" name="comment" rows={4} maxlength={LIMITS.commentLength} required />
        <button type="submit" class="button">
          {t('sendComment')}
        </button>
      </form>
    </>
  )
}
