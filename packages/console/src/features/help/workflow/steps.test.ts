import { ARTICLE_STATUSES, ARTICLE_TRANSITIONS, type ArticleStatus } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { idOf } from '../../../testing/fixtures.ts'
import { STEPS, stepsFor, wayBack } from './steps.ts'

const ME = idOf('agt', 1)
const state = (
  status: ArticleStatus,
  more: { reviewerId?: string; publishedVersion?: number; authorId?: string } = {},
) => ({
  status,
  reviewerId: more.reviewerId ?? null,
  publishedVersion: more.publishedVersion ?? null,
  words: { authorId: more.authorId ?? null },
})

test.each([
  ['admin', state('draft'), 'publish review archive'],
  ['agent', state('draft'), 'review'],
  ['agent', state('draft', { publishedVersion: 1 }), 'review archive'],
  ['provider', state('draft', { publishedVersion: 1 }), 'review'],
  ['admin', state('in_review'), 'approve changes archive'],
  ['agent', state('in_review', { reviewerId: ME }), 'approve changes'],
  ['provider', state('in_review', { reviewerId: ME }), 'approve changes'],
  ['agent', state('in_review', { reviewerId: ME, authorId: ME }), 'withdraw'],
  ['admin', state('in_review', { authorId: ME }), 'approve changes archive'],
  ['agent', state('in_review', { reviewerId: idOf('agt', 2) }), 'withdraw'],
  ['agent', state('approved'), 'publish redraft'],
  ['provider', state('approved'), 'redraft'],
  ['agent', state('published', { publishedVersion: 2 }), 'archive'],
  ['provider', state('published', { publishedVersion: 2 }), ''],
  ['admin', state('archived'), 'redraft'],
] as const)('%s with %o may %s', (role, now, names) => {
  expect(
    stepsFor({ id: ME, role }, now)
      .map((step) => step.name)
      .join(' '),
  ).toBe(names)
})

test('every offered step is one the workflow has, and every way back can be walked', () => {
  for (const status of ARTICLE_STATUSES)
    for (const role of ['admin', 'agent', 'provider'] as const)
      for (const step of stepsFor({ id: ME, role }, state(status, { reviewerId: ME, publishedVersion: 1 }))) {
        expect(ARTICLE_TRANSITIONS[status]).toContain(step.to)
        let at = step.to
        for (const next of wayBack(step.name, state(status)) ?? []) {
          expect(ARTICLE_TRANSITIONS[at]).toContain(next)
          at = next
        }
      }
  expect(STEPS.filter((name) => wayBack(name, state('draft', { publishedVersion: 1 })) === null)).toEqual([
    'publish',
    'archive',
  ])
})
