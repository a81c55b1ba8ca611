import { LIMITS, UrlRule, type UrlRules } from '@deskbell/protocol'
import * as v from 'valibot'
import { h } from '../../../i18n/help.ts'

/** A rule while it is edited; `key` stays with it wherever it moves. */
export interface RuleDraft {
  readonly key: number
  readonly pattern: string
  readonly articleIds: readonly string[]
}

let made = 0
export const newRule = (pattern = '', articleIds: readonly string[] = []): RuleDraft => {
  made += 1
  return { key: made, pattern, articleIds }
}

export const toDrafts = (rules: UrlRules): RuleDraft[] => rules.items.map((one) => newRule(one.pattern, one.articleIds))

export const toRules = (drafts: readonly RuleDraft[]): UrlRules['items'] =>
  drafts.map(({ pattern, articleIds }) => ({ pattern: pattern.trim(), articleIds: [...articleIds] }))

/** What does not fit in a rule, by field. */
export function checkRule({ pattern, articleIds }: RuleDraft): { pattern?: string; articles?: string } {
  return {
    ...(v.is(UrlRule.entries.pattern, pattern) ? {} : { pattern: h.rules.patternBad }),
    ...(articleIds.length === 0 ? { articles: h.rules.needArticle } : {}),
    ...(articleIds.length > LIMITS.articlesPerRule ? { articles: h.rules.most } : {}),
  }
}

export const fits = (rule: RuleDraft): boolean => Object.keys(checkRule(rule)).length === 0

export const sameRules = (drafts: readonly RuleDraft[], saved: UrlRules): boolean =>
  JSON.stringify(toRules(drafts)) === JSON.stringify(saved.items)
