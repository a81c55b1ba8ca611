/** @jsxImportSource hono/jsx */
import { PERSON_CHANNELS, type PersonChannel } from '@deskbell/protocol'
import type { Offer } from '../../../notification-preferences/index.ts'
import type { Site } from '../../site.ts'
import { boxName, type Choice, shownChannels } from '../sent.ts'

interface ChannelsProps {
  readonly site: Site
  readonly choice: Choice
  /** What was ticked on a form that has to be mended. */
  readonly typed: Readonly<Record<string, string>> | undefined
}

/**
 * What may be told, by which ways: a row of boxes for each category, in columns where there is room,
 * each with its own name where there is none. The names above the columns are for the eye alone.
 */
export function Channels({ site: { t }, choice, typed }: ChannelsProps) {
  const columns = PERSON_CHANNELS.filter((channel) =>
    choice.offers.some((offer) => shownChannels(choice, offer).includes(channel)),
  )
  return (
    <section aria-labelledby="p.what">
      <h2 id="p.what">{t('prefWhat')}</h2>
      <div>
        <div class="kinds" aria-hidden="true">
          <span />
          {columns.map((channel) => (
            <span key={channel}>{nameOf(t, choice, channel)}</span>
          ))}
        </div>
        {choice.offers.map((offer) => (
          <Row key={offer.category} t={t} choice={choice} offer={offer} columns={columns} typed={typed} />
        ))}
      </div>
      <p class="small quiet beside">{t('prefAlways')}</p>
    </section>
  )
}

/** What agents are told without mail stands in the console. */
function nameOf(t: Site['t'], { audience }: Choice, channel: PersonChannel): string {
  return t(channel === 'in_app' && audience === 'agent' ? 'inConsole' : `channel_${channel}`)
}

interface RowProps extends Pick<ChannelsProps, 'choice' | 'typed'> {
  readonly t: Site['t']
  readonly offer: Offer
  readonly columns: readonly PersonChannel[]
}

function Row({ t, choice, offer, columns, typed }: RowProps) {
  const { category } = offer
  const shown = shownChannels(choice, offer)
  const id = `c.${category}`
  const isTicked = (channel: PersonChannel) =>
    typed ? Object.hasOwn(typed, boxName(category, channel)) : choice.preferences.categories[category].includes(channel)
  return (
    <fieldset class="kinds" aria-labelledby={id} aria-describedby={`${id}.hint`}>
      <div>
        <h3 id={id}>{t(`category_${category}`)}</h3>
        <p class="small quiet" id={`${id}.hint`}>
          {t(`categoryHint_${category}`)}
        </p>
      </div>
      {columns.map((channel) =>
        shown.includes(channel) ? (
          <label key={channel}>
            <input type="checkbox" name={boxName(category, channel)} value="on" checked={isTicked(channel)} />
            <span>{nameOf(t, choice, channel)}</span>
          </label>
        ) : (
          <i key={channel} />
        ),
      )}
    </fieldset>
  )
}
