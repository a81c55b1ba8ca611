import type { Store } from '../../store.ts'
import { troubleWords } from '../chat/delivery.ts'
import { type Requests, requestsOf } from './requests.ts'
import type { TicketsTranslator } from './words/words.ts'

const SCORES = [1, 2, 3, 4, 5] as const

/** Below a thread that is a request: what its end asks of the customer. */
export function RequestFoot({ store }: { readonly store: Store }) {
  const requests = requestsOf(store)
  const t = requests.t.value
  const status = store.thread.state.value?.ticket?.status
  if (!t || (status !== 'resolved' && status !== 'closed')) return null
  const trouble = requests.trouble.value
  return (
    <section class="request-foot" aria-label={t(status)}>
      {status === 'closed' ? (
        <p>{t('isClosed')}</p>
      ) : (
        // One thing at a time: while one rates, the other question waits.
        !requests.rating.value && (
          <div class="resolved-line">
            <p>
              <b>{t('isResolved')}</b> {t('isResolvedHint')}
            </p>
            <button type="button" class="secondary" aria-disabled={requests.busy.value} onClick={requests.reopen}>
              {t('reopen')}
            </button>
          </div>
        )
      )}
      {trouble && (
        <p class="fault" role="alert">
          {t('notDone', { why: troubleWords(store.t.value, trouble, store.now.value) })}
        </p>
      )}
      <Rating requests={requests} t={t} />
    </section>
  )
}

/** How it was: five words to choose from, and room for more. It can be changed. */
function Rating({ requests, t }: { readonly requests: Requests; readonly t: TicketsTranslator }) {
  const given = requests.current.value?.rating
  const draft = requests.rating.value
  if (!requests.current.value) return null
  if (given && !draft) {
    return (
      <p class="rated" role="status">
        <span>{t('rated', { score: t(scoreWord(given.score)) })}</span>{' '}
        <button
          type="button"
          class="link"
          onClick={() => {
            requests.rating.value = { score: given.score, comment: given.comment ?? '' }
          }}
        >
          {t('change')}
        </button>
      </p>
    )
  }
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault()
        requests.rate()
      }}
    >
      <fieldset>
        <legend>{t('rate')}</legend>
        <div class="scores">
          {SCORES.map((score) => (
            <label key={score} class="score">
              <input
                type="radio"
                name="score"
                value={score}
                ref={(input) => {
                  if (input) input.checked = draft?.score === score
                }}
                onChange={() => {
                  requests.rating.value = { score, comment: draft?.comment ?? '' }
                }}
              />
              <span>
                <b aria-hidden="true">{new Intl.NumberFormat(t.locale).format(score)}</b>
                <span class="score-word">{t(scoreWord(score))}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {draft && (
        <>
          <label class="labelled">
            {t('comment')}
            <textarea
              rows={2}
              maxLength={2000}
              dir="auto"
              value={draft.comment}
              onInput={({ currentTarget }) => {
                requests.rating.value = { ...draft, comment: currentTarget.value }
              }}
            />
          </label>
          <button type="submit" class="primary" aria-disabled={requests.busy.value}>
            {t('sendComment')}
          </button>
        </>
      )}
    </form>
  )
}

const scoreWord = (score: number) => `score${score as (typeof SCORES)[number]}` as const
