import { useDesk } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { useLoad } from '../../ui/load.ts'
import { Time } from '../../ui/time.tsx'

/** What else this customer asked, newest first. */
export function OtherConversations(props: { customerId: string; except: string }) {
  const { client } = useDesk()
  const { state } = useLoad(props.customerId, () => client.customerConversations(props.customerId))
  if (state.kind !== 'ready') return null
  const others = state.value.filter((one) => one.id !== props.except)
  return (
    <section class="facts" aria-label={t.customer.earlier}>
      <h3 class="facts-title">{t.customer.earlier}</h3>
      {others.length === 0 ? (
        <p class="facts-none">{t.customer.noEarlier}</p>
      ) : (
        <ul class="earlier">
          {others.map((one) => (
            <li key={one.id}>
              <a href={inboxHref(one.status === 'closed' ? 'closed' : 'all', one.id)}>
                <span class="earlier-text">{one.lastMessage?.preview ?? t.inbox.noMessage}</span>
                <span class="earlier-note">
                  {one.status === 'open' ? t.customer.open : t.customer.closed}
                  {' · '}
                  <Time iso={one.updatedAt} />
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
