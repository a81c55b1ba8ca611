/** @jsxImportSource hono/jsx */
import type { NotificationCategory } from '@deskbell/protocol'
import type { PreferencesPlace } from '../../address.ts'
import type { Page } from '../../page.ts'
import { link, type Site } from '../../site.ts'
import { supportLocales } from '../../support/words.ts'
import { maskedEmail } from '../words.ts'

export interface Unsubscribing {
  readonly category: NotificationCategory
  readonly email: string | null
  /** Whether e-mail of the category still goes to them. */
  readonly isOn: boolean
  /** Where all that they may choose stands. */
  readonly all: PreferencesPlace
}

/** How it stands with e-mail of one category: the button ends it, or begins it again. */
export function unsubscribePage(
  site: Site,
  place: PreferencesPlace,
  { category, email, isOn, all }: Unsubscribing,
): Page {
  const { t, settings } = site
  const values = {
    category: t(`category_${category}`),
    workspace: settings.name,
    email: email === null ? '' : maskedEmail(email),
  }
  const title = t(isOn ? 'unsubTitle' : 'unsubDoneTitle', values)
  return {
    title,
    place,
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead" role={isOn ? undefined : 'status'}>
          {t(isOn ? 'unsubText' : 'unsubDoneText', values)}
        </p>
        <form method="post" action={link(site, place)} class="more">
          <button type="submit" name="act" value={isOn ? 'stop' : 'undo'} class={isOn ? 'button' : 'button plain'}>
            {t(isOn ? 'unsubButton' : 'unsubUndo')}
          </button>
          <a href={link(site, all)}>{t('unsubAll')}</a>
        </form>
      </>
    ),
  }
}
