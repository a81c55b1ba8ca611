import type { Agent } from '@deskbell/protocol'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'

/** Who wrote something: an agent, one who left, or nobody where it came from the command line. */
export function authorName(id: string | null, agents: readonly Agent[]): string {
  if (id === null) return h.versions.imported
  return agents.find((one) => one.id === id)?.name ?? t.common.somebody
}
