import { unseal } from '../../platform/secrets.ts'

/** What was sealed; null where that was under another DESKBELL_SECRET. */
export function unsealed(secret: string, purpose: string, text: string): string | null {
  try {
    return unseal(secret, purpose, text)
  } catch {
    return null
  }
}
