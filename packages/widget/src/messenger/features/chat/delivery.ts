import type { Entry } from '@deskbell/protocol'
import type { ConversationState, Trouble } from '@deskbell/sdk'
import type { Phrase } from '../../../i18n/en.ts'
import type { Translator } from '../../../i18n/translate.ts'
import { until } from '../../format/time.ts'

/** How far the newest own message has come, and which it is. */
export function lastOwn(state: ConversationState): { key: string; phrase: Phrase } | null {
  const own = state.entries.findLast((entry): entry is Extract<Entry, { type: 'message' }> => {
    return entry.type === 'message' && entry.by.kind === 'customer'
  })
  if (!own) return null
  const others = state.receipts.filter((receipt) => receipt.participant.kind === 'agent')
  const reached = (mark: 'readSeq' | 'deliveredSeq'): boolean => others.some((receipt) => receipt[mark] >= own.seq)
  return { key: own.clientId, phrase: reached('readSeq') ? 'read' : reached('deliveredSeq') ? 'delivered' : 'sent' }
}

/** Why a message did not go out, and what happens next. */
export function notSentWords(t: Translator, trouble: Trouble | null, now: number): string {
  switch (trouble?.kind) {
    case 'offline':
      return t('notSentOffline')
    case 'rate_limited':
      return t('notSentLimited', { time: until(t.locale, trouble.retryAt, now) })
    case 'refused':
      return t('notSentRefused', { detail: refusedWords(t, trouble) })
    default:
      return t('notSentUnreachable')
  }
}

/** Why something cannot be shown. */
export function troubleWords(t: Translator, trouble: Trouble | null, now: number): string {
  switch (trouble?.kind) {
    case 'offline':
      return t('offline')
    case 'unreachable':
      return t('unreachable')
    case 'rate_limited':
      return t('limited', { time: until(t.locale, trouble.retryAt, now) })
    case 'refused':
      return refusedWords(t, trouble)
    default:
      return t('failed')
  }
}

function refusedWords(t: Translator, trouble: Extract<Trouble, { kind: 'refused' }>): string {
  switch (trouble.code) {
    case 'identity_required':
    case 'invalid_identity':
      return t('needsIdentity')
    case 'origin_not_allowed':
      return t('wrongOrigin')
    case 'unavailable':
    case 'internal':
      return t('serviceDown')
    default:
      return trouble.detail
  }
}
