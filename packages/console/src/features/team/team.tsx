import { t } from '../../i18n/index.ts'
import { Invitations } from './invitations.tsx'
import { People } from './people.tsx'

/** Who works here, and who is asked to. */
export function Team() {
  return (
    <>
      <p class="page-lead">{t.team.lead}</p>
      <People />
      <Invitations />
    </>
  )
}
