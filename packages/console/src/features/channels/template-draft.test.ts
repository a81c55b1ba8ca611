import { WhatsAppSettings } from '@deskbell/protocol'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import {
  checkTemplates,
  nextDraft,
  type TemplateDraft,
  toDrafts,
  toTemplates,
  WHATSAPP_KINDS,
  withKind,
} from './template-draft.ts'

const draft = (more: Partial<TemplateDraft> = {}): TemplateDraft => ({
  ...{
    kind: 'booking_confirmed',
    name: 'booking_confirmed_2',
    language: 'pt_BR',
    parameters: ['recipient.first_name'],
  },
  ...more,
})

test('what is saved comes back, in the order of the kinds', () => {
  const drafts = [draft(), draft({ kind: 'order_ready', parameters: ['order.number'] })]
  const saved = v.parse(WhatsAppSettings.entries.templates, toTemplates(drafts.toReversed()))
  expect(toDrafts(saved)).toEqual(drafts)
  expect(toDrafts({ gone_kind: { name: 'a', language: 'en', parameters: [] } })).toEqual([])
})

test('says of each what does not fit', () => {
  const problems = checkTemplates([
    draft(),
    draft({ name: 'Two Words', language: 'en-GB' }),
    draft({ kind: 'order_ready' }),
  ])
  expect(problems.map((one) => Object.keys(one))).toEqual([[], ['kind', 'name', 'language'], []])
})

test('offers each kind once, and then none', () => {
  let drafts: TemplateDraft[] = []
  for (let next = nextDraft(drafts); next; next = nextDraft(drafts)) drafts = [...drafts, next]
  expect(drafts.map((one) => one.kind)).toEqual(WHATSAPP_KINDS)
  expect(nextDraft([draft({ language: 'de' })])?.language).toBe('de')
})

test('another kind keeps the places that it can fill', () => {
  const before = draft({ parameters: ['recipient.name', 'booking.date', 'url'] })
  expect(withKind(before, 'order_ready').parameters).toEqual(['recipient.name', 'url'])
})
