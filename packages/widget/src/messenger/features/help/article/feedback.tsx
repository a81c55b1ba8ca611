import type { Article } from '@deskbell/protocol'
import { troubleWords } from '../../chat/delivery.ts'
import type { Help } from '../center.ts'
import type { HelpTranslator } from '../words/words.ts'
import { readingOf } from './reading.ts'

/** Whether the article helped; the answer can be changed, and a "no" may say why. */
export function Feedback({
  help,
  t,
  article,
}: {
  readonly help: Help
  readonly t: HelpTranslator
  readonly article: Article
}) {
  const { store } = help
  const reading = readingOf(help)
  const { helpful, comment, trouble } = reading.of(article)
  const why = trouble && t('notCounted', { why: troubleWords(store.t.value, trouble, store.now.value) })
  const thanks = helpful === null ? '' : t(helpful ? 'thanksYes' : 'thanksNo')

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    const field = (event.currentTarget as HTMLElement).querySelector('textarea')
    if (field?.value.trim()) reading.comment(article, field.value.trim())
  }

  return (
    <section class="feedback">
      <div class="votes">
        <h3>{t('helpful')}</h3>
        {[true, false].map((vote) => (
          <button
            key={String(vote)}
            type="button"
            class="vote"
            aria-pressed={helpful === vote}
            onClick={() => helpful !== vote && reading.vote(article, vote)}
          >
            {t(vote ? 'yes' : 'no')}
          </button>
        ))}
      </div>
      <p class={why ? 'said trouble' : 'said'} role="status">
        {why ?? (comment === 'sent' ? t('whySent') : thanks)}
      </p>
      {comment === 'open' && (
        <form class="why-form" onSubmit={submit}>
          <label>
            {t('why')}
            <textarea rows={3} maxLength={2000} dir="auto" />
          </label>
          <button type="submit" class="secondary">
            {t('sendWhy')}
          </button>
        </form>
      )}
    </section>
  )
}
