import { LIMITS, type Translation } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { SelectField } from '../fields.tsx'
import { languageName } from '../languages.ts'
import type { Step } from './steps.ts'

interface Props {
  step: Step
  saved: Translation
  title: string
  dirty: boolean
  onClose: () => void
  onTake: (more: { reviewerId?: string | null; comment?: string }) => void
}

/** Asks what a step needs: who reviews, what should change, or whether readers shall see it. */
export function StepDialog({ step, saved, title, dirty, onClose, onTake }: Props) {
  const { agent } = useMe()
  const agents = useReadable(useDesk().client.agents)
  const [reviewerId, setReviewerId] = useState(saved.reviewerId === agent.id ? '' : (saved.reviewerId ?? ''))
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const { name } = step
  const language = languageName(saved.locale)
  const next = dirty ? saved.version + 1 : saved.version
  const texts = {
    review: { title: h.workflow.reviewTitle, action: h.workflow.reviewSubmit, text: '' },
    changes: { title: h.workflow.changesTitle, action: h.workflow.changesSubmit, text: '' },
    publish: {
      title: h.workflow.publishTitle(title),
      action: h.workflow.names.publish,
      text: [
        h.workflow.publishText(language, next, saved.publishedVersion),
        saved.status !== 'approved' || dirty ? h.workflow.publishNote : '',
      ].join(' '),
    },
    archive: {
      title: h.workflow.archiveTitle(title),
      action: h.workflow.names.archive,
      text: saved.publishedVersion === null ? h.workflow.archiveUnseen : h.workflow.archiveText(language),
    },
  }[name as 'review' | 'changes' | 'publish' | 'archive']
  const asksReviewer = name === 'review'
  const asksWords = name === 'review' || name === 'changes'
  return (
    <Dialog title={texts.title} onClose={onClose} firm={comment !== ''}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (name === 'changes' && comment.trim() === '') return setMissing(true)
          onTake({
            ...(asksReviewer ? { reviewerId: reviewerId || null } : {}),
            ...(comment.trim() ? { comment: comment.trim() } : {}),
          })
        }}
      >
        {texts.text && <p class="dialog-text">{texts.text}</p>}
        {asksReviewer && (
          <SelectField
            label={h.workflow.reviewer}
            value={reviewerId}
            options={[
              ['', h.workflow.anybody] as const,
              ...agents.filter((one) => one.active && one.id !== agent.id).map((one) => [one.id, one.name] as const),
            ]}
            onChange={setReviewerId}
          />
        )}
        {asksWords && (
          <Field
            label={name === 'review' ? h.workflow.note : h.workflow.changesNote}
            hint={name === 'review' ? h.workflow.noteOptional : undefined}
            error={missing && comment.trim() === '' ? h.workflow.changesNeed : undefined}
          >
            {(control) => (
              <textarea
                {...control}
                class="input"
                rows={4}
                dir="auto"
                maxLength={LIMITS.commentLength}
                value={comment}
                onInput={(event) => setComment(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        {dirty && <p class="field-hint">{h.workflow.saveFirst}</p>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            {t.common.cancel}
          </button>
          <button type="submit" class={`button ${name === 'archive' ? 'button-danger' : 'button-primary'}`}>
            {texts.action}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
