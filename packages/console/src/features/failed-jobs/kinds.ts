import { t } from '../../i18n/index.ts'

/** What a kind of job does, in words; one that has none yet goes by its own name. */
export function kindName(kind: string): string {
  return t.failedJobs.kinds[kind] ?? kind
}
