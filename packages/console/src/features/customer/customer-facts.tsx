import type { Customer } from '@deskbell/protocol'
import type { ComponentChildren } from 'preact'
import { t } from '../../i18n/index.ts'
import { now } from '../../ui/clock.ts'
import { Time } from '../../ui/time.tsx'
import { languageName, localTime, safeLink } from './facts.ts'

/** Facts about a customer, in the order they help to answer. */
export function CustomerFacts({ customer, present }: { customer: Customer; present: boolean }) {
  const time = customer.timeZone ? localTime(customer.timeZone, now.value) : null
  const page = customer.lastPage
  const href = page ? safeLink(page.url) : null
  const attributes = Object.entries(customer.attributes)
  return (
    <>
      <section class="facts" aria-label={t.customer.details}>
        <h3 class="facts-title">{t.customer.details}</h3>
        <dl>
          {page && (
            <Fact name={t.customer.page}>
              {href ? (
                <a href={href} target="_blank" rel="noopener noreferrer" title={page.url}>
                  {page.title ?? page.url.replace(/^https?:\/\//, '')}
                </a>
              ) : (
                (page.title ?? page.url)
              )}
            </Fact>
          )}
          {time && (
            <Fact name={t.customer.localTime}>
              <span class="number">{time.clock}</span> <span class="fact-note">{time.difference}</span>
            </Fact>
          )}
          {customer.locale && <Fact name={t.customer.language}>{languageName(customer.locale)}</Fact>}
          <Fact name={t.customer.seen}>
            {present ? (
              t.customer.here
            ) : customer.lastSeenAt ? (
              <Time iso={customer.lastSeenAt} form="spoken" />
            ) : (
              t.customer.never
            )}
          </Fact>
          <Fact name={t.customer.first}>
            <Time iso={customer.createdAt} form="spoken" />
          </Fact>
          {customer.externalId && <Fact name={t.customer.reference}>{customer.externalId}</Fact>}
        </dl>
      </section>
      {attributes.length > 0 && (
        <section class="facts" aria-label={t.customer.attributes}>
          <h3 class="facts-title">{t.customer.attributes}</h3>
          <dl>
            {attributes.map(([key, value]) => (
              <Fact name={key} key={key}>
                {typeof value === 'boolean' ? (value ? t.common.yes : t.common.no) : String(value)}
              </Fact>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
