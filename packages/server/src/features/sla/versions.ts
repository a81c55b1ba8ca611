import type { TermsOf } from './clocks.ts'
import { listVersions } from './policies-repository.ts'
import type { Db } from './repository.ts'
import { type Terms, toTerms } from './terms.ts'

interface VersionRef {
  readonly policyId: string
  readonly version: number
}

/** Versions never change, so what was read once holds for ever. */
const known = new Map<string, Terms>()
const KEPT = 1_000

/** Reads what policies promised in these versions, to be looked up by the fold. */
export async function readTerms(db: Db, refs: readonly VersionRef[]): Promise<TermsOf> {
  const missing = refs.filter((ref) => !known.has(keyOf(ref)))
  const found = new Map(refs.map((ref) => [keyOf(ref), known.get(keyOf(ref))]))
  for (const { policy_id: policyId, version, terms } of await listVersions(db, missing)) {
    if (known.size >= KEPT) known.clear()
    const read = toTerms(terms)
    known.set(keyOf({ policyId, version }), read)
    found.set(keyOf({ policyId, version }), read)
  }
  return (policyId, version) => {
    const terms = found.get(keyOf({ policyId, version }))
    if (!terms) throw new Error(`Version ${version} of the policy ${policyId} was not kept`)
    return terms
  }
}

function keyOf({ policyId, version }: VersionRef): string {
  return `${policyId}/${version}`
}
