/** @jsxImportSource hono/jsx */
import { LIMITS } from '@deskbell/protocol'
import { link, type Site } from '../../site.ts'
import { FaultLine, type Filled, TextBox, typedIn } from '../../support/parts/controls.tsx'
import { RATES, rateWord } from '../../support/parts/rating.tsx'
import type { BookingDoor } from '../door.ts'
import { timeInWords } from '../words.ts'

const ISSUES = 2_000

interface FormProps {
  readonly site: Site
  readonly door: BookingDoor
  readonly form: Filled
}

function actionOf({ site, door: { token } }: FormProps, act: 'answer' | 'review' | 'support'): string {
  return `${link(site, { name: 'booking', token, act })}#p.faults`
}

/** Asks whether the work is done: yes with one press, no with what is wrong. */
export function Answer(props: FormProps) {
  const { site, door, form } = props
  const { t } = site
  const { completion } = door.booking
  const isWaiting = completion?.status === 'pending'
  return (
    <section class="section" id="p.answer">
      <h2>{t('bkAnswerTitle')}</h2>
      {isWaiting && (
        <p class="quiet">{t('bkAnswerUntil', { time: timeInWords(site, completion.escalatesAt, door.booking) })}</p>
      )}
      <form class="form" method="post" action={actionOf(props, 'answer')}>
        <button type="submit" class="button" name="approved" value="yes">
          {t('bkApprove')}
        </button>
      </form>
      <form class="form or" method="post" action={actionOf(props, 'answer')}>
        <TextBox
          form={form}
          id="f.issues"
          name="issues"
          label={t('bkIssues')}
          hint={t('bkIssuesHint')}
          required
          insist={false}
          rows={4}
          maxlength={ISSUES}
        />
        <button type="submit" class="button plain" name="approved" value="no">
          {t('bkReject')}
        </button>
      </form>
    </section>
  )
}

/** Asks how it was, once it is done. */
export function Review(props: FormProps) {
  const { site, door, form } = props
  const { t } = site
  const { review } = door.booking
  const chosen = Number(typedIn(form, 'rating')) || review?.rating
  return (
    <section class="section" id="p.review">
      <h2>{t('bkReviewTitle')}</h2>
      {review && <p>{t('bkReviewed', { score: t(rateWord(review.rating)) })}</p>}
      <form class="form" method="post" action={actionOf(props, 'review')}>
        <fieldset class="field choice">
          <legend class="sr">{t('bkReviewTitle')}</legend>
          <FaultLine form={form} id="f.rating" />
          <div class="scores">
            {RATES.map((score) => (
              <label key={score}>
                <input
                  type="radio"
                  id={score === 1 ? 'f.rating' : undefined}
                  name="rating"
                  value={score}
                  checked={score === chosen}
                  required
                />
                <span>
                  <b>{t.number(score)}</b> {t(rateWord(score))}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <TextBox
          form={{ ...form, typed: { text: review?.text ?? '', ...form.typed } }}
          id="f.text"
          name="text"
          label={t('bkReviewText')}
          required={false}
          rows={3}
          maxlength={LIMITS.commentLength}
        />
        <button type="submit" class="button">
          {t(review ? 'bkReviewChange' : 'bkReviewSend')}
        </button>
      </form>
    </section>
  )
}

/** Asks support, with the booking attached. */
export function Support(props: FormProps & { readonly clientId: string }) {
  const { site, form, clientId } = props
  const { t } = site
  return (
    <section class="section" id="p.support">
      <h2>{t('bkSupportTitle')}</h2>
      <p class="quiet">{t('bkSupportLead')}</p>
      <form class="form" method="post" action={actionOf(props, 'support')}>
        <input type="hidden" name="clientId" value={clientId} />
        <TextBox
          form={form}
          id="f.question"
          name="question"
          label={t('bkSupportText')}
          required
          insist={false}
          rows={3}
          maxlength={LIMITS.messageLength}
        />
        <button type="submit" class="button plain">
          {t('bkSupportSend')}
        </button>
      </form>
    </section>
  )
}
