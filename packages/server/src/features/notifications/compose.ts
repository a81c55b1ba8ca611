import type { NotificationKind } from '@deskbell/protocol'
import type { ChannelMessage, MailParts } from '../../platform/channels/channel.ts'
import type { Ctx } from '../../platform/context.ts'
import { pushPlaces } from '../notification-channels/index.ts'
import { channelsFor, preferencesOf, preferencesUrl, unsubscribeUrl } from '../notification-preferences/index.ts'
import { writeShort, writeWhole } from '../notification-templates/index.ts'
import type { Recipient, StoredTelling, Wording } from '../telling.ts'
import { type DeliveryRow, listGathered } from './deliveries-repository.ts'
import { findPerson, type Person } from './people-repository.ts'
import { findNotification, type NotificationRow } from './repository.ts'
import { frameOf, isRequired, wordingOf } from './wording.ts'

/** A message, with the deliveries that it tells beside its own where it is a digest. */
export interface Composed {
  readonly message: ChannelMessage
  readonly itemIds: readonly string[]
}

interface Skipped {
  readonly skip: string
  readonly itemIds?: string[]
}

/** A digest tells so much at most; what is more is counted. */
const ITEMS = 50

/** Writes what a delivery says, in the words and with the facts of now. */
export async function compose(ctx: Ctx, delivery: DeliveryRow): Promise<Composed | Skipped> {
  if (delivery.kind === 'digest') return composeDigest(ctx, delivery)
  const notification = await findNotification(ctx.deps.db, ctx.workspaceId, delivery.notification_id ?? '')
  if (!notification) return { skip: 'What it told is gone' }
  const person = await findPerson(ctx.deps.db, ctx.workspaceId, recipientOf(notification))
  if (!person) return { skip: 'There is no such person any more' }
  if (!(await chosenKinds(ctx, delivery.channel, person))(delivery.kind)) return { skip: NOT_CHOSEN }
  const wording = await wordingOf(ctx, toTelling(notification), { withLink: true })
  if ('skip' in wording) return wording
  const mail = delivery.channel === 'email' ? await mailParts(ctx, delivery, person, wording) : undefined
  const message = await write(ctx, delivery, person, wording, mail)
  return message === null ? { skip: 'The address is no longer theirs' } : { message, itemIds: [] }
}

async function composeDigest(ctx: Ctx, delivery: DeliveryRow): Promise<Composed | Skipped> {
  const { db, config } = ctx.deps
  const items = await listGathered(db, ctx.workspaceId, delivery.id, ITEMS)
  const itemIds = items.map(({ id }) => id)
  const person = await findPerson(db, ctx.workspaceId, {
    kind: delivery.recipient_kind,
    id: delivery.recipient_id,
  } as Recipient)
  if (!person) return { skip: 'There is no such person any more', itemIds }
  const isChosen = await chosenKinds(ctx, delivery.channel, person)
  const chosen = items.filter(({ kind }) => isChosen(kind))
  const unread = chosen.filter((item) => item.read_at === null)
  if (unread.length === 0) {
    return { skip: chosen.length === 0 ? NOT_CHOSEN : 'All of it was read meanwhile', itemIds }
  }
  const lines = await linesOf(ctx, unread, person)
  if (lines.length === 0) return { skip: 'None of it is true any more', itemIds }
  const values = {
    'digest.count': String(lines.length),
    'digest.items': lines.map(({ title, short }) => `${title}\n${short}`).join('\n\n'),
  }
  const url = person.kind === 'agent' ? `${config.publicUrl}/console/` : null
  const message = await write(
    ctx,
    delivery,
    person,
    { values, url },
    await mailParts(ctx, delivery, person, { values, url }),
  )
  return message === null ? { skip: 'The address is no longer theirs', itemIds } : { message, itemIds }
}

/** What is still to be told of what was gathered, in the words of now: things may have moved on since. */
async function linesOf(ctx: Ctx, items: readonly { notification_id: string | null }[], person: Person) {
  const { values, locale } = await frameOf(ctx, person)
  const lines: { readonly title: string; readonly short: string }[] = []
  for (const { notification_id: id } of items) {
    const notification = await findNotification(ctx.deps.db, ctx.workspaceId, id ?? '')
    if (!notification) continue
    const telling = toTelling(notification)
    const wording = await wordingOf(ctx, telling, { withLink: false })
    if ('skip' in wording) continue
    const what = { kind: telling.kind, locale, values: { ...values, ...wording.values }, url: wording.url }
    lines.push(await writeShort(ctx.deps, ctx.workspaceId, what))
  }
  return lines
}

const NOT_CHOSEN = 'They chose not to be told this way any more'

/** Which kinds a person still wants on a channel: they may have chosen otherwise since it was planned. */
async function chosenKinds(ctx: Ctx, channel: string, { kind: whose, id }: Person): Promise<(kind: string) => boolean> {
  if (whose === 'address') return () => true
  const preferences = await preferencesOf(ctx.deps, ctx.workspaceId, { kind: whose, id })
  return (kind) => {
    const channels: readonly string[] = channelsFor({ preferences, kind: kind as NotificationKind })
    return channel === 'slack' || channels.includes(channel)
  }
}

async function write(
  ctx: Ctx,
  delivery: DeliveryRow,
  person: Person,
  wording: Wording,
  mail: MailParts | undefined,
): Promise<ChannelMessage | null> {
  const to = await addressOf(ctx, delivery, person)
  if (to === null) return null
  const kind = delivery.kind as NotificationKind
  const { values: shared, locale } = await frameOf(ctx, person)
  const values = { ...shared, ...wording.values, ...(wording.url && { url: wording.url }) }
  const what = {
    kind,
    locale,
    values,
    url: wording.url,
    ...(wording.replyMarker && { replyMarker: wording.replyMarker }),
    ...(mail &&
      person.kind !== 'address' && {
        preferencesUrl: await preferencesUrl(ctx.deps, ctx.workspaceId, person.id, person.locale),
      }),
  }
  const written = mail
    ? await writeWhole(ctx.deps, ctx.workspaceId, what, ctx.facts)
    : { ...(await writeShort(ctx.deps, ctx.workspaceId, what, ctx.facts)), subject: '', html: '', text: '' }
  return {
    to,
    kind,
    locale,
    subject: written.subject || written.title,
    text: written.text,
    html: written.html,
    short: written.short,
    url: wording.url,
    priority: delivery.priority as ChannelMessage['priority'],
    values,
    ...(mail && { mail }),
  }
}

/** Where it goes now; null where the person has another address by now, or the browser is gone. */
async function addressOf(ctx: Ctx, { channel, address }: DeliveryRow, person: Person): Promise<string | null> {
  if (channel === 'slack') return ''
  if (channel === 'push') {
    const places = await pushPlaces(ctx.deps, ctx.workspaceId, person.id)
    return places.find((place) => place.address === address)?.to ?? null
  }
  const own = channel === 'email' ? person.email : person.phone
  return own === address ? own : null
}

/** Headers of a mail: threads of the source, and the way out that mail programs show (RFC 8058). */
async function mailParts(ctx: Ctx, delivery: DeliveryRow, person: Person, wording: Wording): Promise<MailParts> {
  const own = (await wording.mail?.(delivery.id)) ?? {}
  if (person.kind === 'address' || isRequired(delivery.kind as NotificationKind)) return own
  // A digest gathers every category, so the way out of it is out of all of them.
  const topic = delivery.kind === 'digest' ? 'digest' : delivery.category
  const url = await unsubscribeUrl(ctx.deps, ctx.workspaceId, person.id, topic, person.locale)
  const unsubscribe = { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
  return { ...own, headers: { ...own.headers, ...(url && unsubscribe) } }
}

function recipientOf(row: NotificationRow): Recipient {
  const { recipient_kind: kind, recipient_id: id } = row
  if (kind === 'customer' || kind === 'agent') return { kind, id }
  const data = JSON.parse(row.data) as Record<string, string>
  return { kind: 'address', email: id, name: data.name ?? null, locale: data.locale ?? null }
}

function toTelling(row: NotificationRow): StoredTelling {
  return {
    notificationId: row.id,
    cause: row.cause,
    kind: row.kind as NotificationKind,
    to: recipientOf(row),
    ticketId: row.ticket_id,
    data: JSON.parse(row.data) as Record<string, string>,
  }
}
