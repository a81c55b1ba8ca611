/** @jsxImportSource hono/jsx */
import { LIMITS } from '@deskbell/protocol'
import { link, type Site } from '../../site.ts'
import { type Filled, TextBox } from '../../support/parts/controls.tsx'
import { Thread } from '../../support/parts/thread.tsx'
import type { BookingDoor, Talk as TalkRead } from '../door.ts'
import { providerIn } from '../words.ts'

interface TalkProps {
  readonly site: Site
  readonly door: BookingDoor
  readonly talk: TalkRead
  readonly form: Filled
  readonly clientId: string
}

/** As the pages of requests show theirs; nothing is owed here, and nothing asked. */
function threadOf(talk: TalkRead, zone: string) {
  return { ...talk, zone, earlierThan: null, answers: [], survey: false, expectedAt: null }
}

/** What customer and provider said to each other, and a form to go on. */
export function Talk({ site, door, talk, form, clientId }: TalkProps) {
  const { t } = site
  const { booking, token } = door
  const here = link(site, { name: 'booking', token, act: null })
  const provider = providerIn(site, booking)
  const newest = talk.messages.at(-1)?.seq ?? 0
  return (
    <section class="section" id="p.talk">
      <h2>{t('bkTalkTitle', { provider })}</h2>
      {talk.messages.length === 0 ? (
        <p class="quiet">{t('bkTalkNone')}</p>
      ) : (
        <>
          <Thread site={site} thread={threadOf(talk, booking.timeZone)} />
          <p class="small zone">
            <a href={`${here}?at=${booking.version}.${newest}#p.last`}>{t('bkTalkFresh')}</a>{' '}
            {talk.links.size > 0 && <span class="quiet">{t('fileLinks')}</span>}
          </p>
        </>
      )}
      {talk.isOpen ? (
        <form class="form" method="post" action={`${link(site, { name: 'booking', token, act: 'message' })}#p.faults`}>
          <input type="hidden" name="clientId" value={clientId} />
          <TextBox
            form={form}
            id="f.message"
            name="message"
            label={t('message')}
            required
            insist={false}
            rows={3}
            maxlength={LIMITS.messageLength}
          />
          <button type="submit" class="button">
            {t('sendForm')}
          </button>
        </form>
      ) : (
        <p class="notice">{t('bkTalkClosed')}</p>
      )}
    </section>
  )
}
