/** @jsxImportSource hono/jsx */
import type { UnsubscribeTopic } from '../../../notification-preferences/index.ts'
import type { PreferencesPlace } from '../../address.ts'
import type { Page } from '../../page.ts'
import { link, type Site } from '../../site.ts'
import { supportLocales } from '../../support/words.ts'
import { maskedEmail } from '../words.ts'

export interface Unsubscribing {
  readonly topic: UnsubscribeTopic
  readonly email: string | null
  /** Whether e-mail about it still goes to them. */
  readonly isOn: boolean
  /** Where all that they may choose stands. */
  readonly all: PreferencesPlace
}

/** How it stands with e-mail about something: the button ends it, or begins it again. */
export function unsubscribePage(site: Site, place: PreferencesPlace, { topic, email, isOn, all }: Unsubscribing): Page {
  const { t, settings } = site
  const values = {
    category: topic === 'digest' ? '' : t(`category_${topic}`),
    workspace: settings.name,
    email: email === null ? '' : maskedEmail(email),
  }
  const isAll = topic === 'digest'
  const title = isOn
    ? t(isAll ? 'unsubAllTitle' : 'unsubTitle', values)
    : t(isAll ? 'unsubAllDoneTitle' : 'unsubDoneTitle', values)
  const words = isOn
    ? t(isAll ? 'unsubAllText' : 'unsubText', values)
    : t(isAll ? 'unsubAllDoneText' : 'unsubDoneText', values)
  return {
    title,
    place,
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead" role={isOn ? undefined : 'status'}>
          {words}
        </p>
        <form method="post" action={link(site, place)} class="more">
          {(isOn || !isAll) && (
            <button type="submit" name="act" value={isOn ? 'stop' : 'undo'} class={isOn ? 'button' : 'button plain'}>
              {t(isOn ? 'unsubButton' : 'unsubUndo')}
            </button>
          )}
          <a href={link(site, all)}>{t('unsubAll')}</a>
        </form>
      </>
    ),
  }
}
