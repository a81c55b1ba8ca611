/** @jsxImportSource hono/jsx */
import { LIMITS } from '@deskbell/protocol'
import { link, type Site } from '../../site.ts'
import type { Door } from '../door.ts'
import { FaultLine, type Filled, TextBox, typedIn } from './controls.tsx'

/** The five scores, the worst first. */
export const RATES = [1, 2, 3, 4, 5] as const

interface RatingProps {
  readonly site: Site
  readonly door: Door
  readonly form: Filled
  /** Chosen beforehand, by a link in a mail; nothing is rated before the form is sent. */
  readonly preset: number | null
}

/** Asks how the answer was, once there was one. */
export function RatingForm({ site, door, form, preset }: RatingProps) {
  const { t } = site
  const { rating } = door.ticket
  const chosen = Number(typedIn(form, 'score')) || preset || rating?.score
  return (
    <section class="section" id="rating">
      <h2>{t('rateTitle')}</h2>
      {rating ? <p>{t('rated', { score: t(rateWord(rating.score)) })}</p> : <p class="quiet">{t('rateLead')}</p>}
      <form
        class="form"
        method="post"
        action={`${link(site, door.place('rating'))}#p.faults`}
        enctype="multipart/form-data"
      >
        <fieldset class="field choice">
          <legend class="sr">{t('rateTitle')}</legend>
          <FaultLine form={form} id="f.score" />
          <div class="scores">
            {RATES.map((score) => (
              <label key={score}>
                <input
                  type="radio"
                  id={score === 1 ? 'f.score' : undefined}
                  name="score"
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
          form={{ ...form, typed: { comment: rating?.comment ?? '', ...form.typed } }}
          id="f.comment"
          name="comment"
          label={t('rateComment')}
          required={false}
          rows={3}
          maxlength={LIMITS.commentLength}
        />
        <button type="submit" class="button plain">
          {t(rating ? 'rateChange' : 'rateButton')}
        </button>
      </form>
    </section>
  )
}

/** The phrase of a score. */
export function rateWord(score: number) {
  return `rate_${RATES.find((one) => one === score) ?? 3}` as const
}
