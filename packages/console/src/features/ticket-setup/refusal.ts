import { DeskbellError } from '@deskbell/sdk/agent'
import { toTrouble, troubleText } from '../../ui/trouble.ts'

/** Refusals whose reason the service words for this very case. */
const TOLD = /^(conflict|limit_reached|not_found|forbidden)$/

/** Why a step was refused, in the service's own words where it gave some: “The policy “Night” counts by this calendar.” */
export function refusalText(error: unknown): string {
  const told = error instanceof DeskbellError && TOLD.test(error.code) && error.detail.includes(' ')
  if (!told) return troubleText(toTrouble(error))
  return /[.?]$/.test(error.detail) ? error.detail : `${error.detail}.`
}
