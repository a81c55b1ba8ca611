import { CircleAlert } from 'lucide'
import { p } from '../../../i18n/provider.ts'
import { clockTime } from '../../../ui/dates.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { useProvider } from '../context.ts'
import { deedName, refusalWords } from './deed-words.ts'

/** What was pressed and not taken, and why. It stays until it was read. */
export function Refusals() {
  const provider = useProvider()
  const refused = useReadable(provider.pending).filter(({ status }) => status === 'refused')
  return (
    <section class="refusals" aria-label={p.refused.region} aria-live="assertive">
      {refused.map((one) => (
        <div class="refusal" key={one.clientId}>
          <Icon icon={CircleAlert} size={20} />
          <div class="refusal-words">
            <p class="refusal-title">
              {p.refused.title(deedName(one.deed), clockTime(new Date(one.at).toISOString()))}
            </p>
            <p>{refusalWords(one)}</p>
          </div>
          <button type="button" class="button" onClick={() => provider.discard(one.clientId)}>
            {p.refused.dismiss}
          </button>
        </div>
      ))}
    </section>
  )
}
