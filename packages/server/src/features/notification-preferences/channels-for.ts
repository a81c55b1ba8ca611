import {
  kindFacts,
  type NotificationKind,
  type NotificationPreferences,
  PERSON_CHANNELS,
  type PersonChannel,
} from '@deskbell/protocol'

/**
 * Which channels carry a kind to a person: those it may go by that the person chose for its category;
 * e-mail whatever they chose where the kind is required. Whether a channel is set up, and can reach
 * them, is another question.
 *
 * @example channelsFor({ preferences, kind: 'ticket_reply' }) // ['email', 'push', 'in_app']
 */
export function channelsFor({
  preferences,
  kind,
}: {
  readonly preferences: Pick<NotificationPreferences, 'categories'>
  readonly kind: NotificationKind
}): PersonChannel[] {
  const { category, channels, required = false } = kindFacts(kind)
  const chosen = preferences.categories[category]
  return PERSON_CHANNELS.filter(
    (channel) => (channels.includes(channel) && chosen.includes(channel)) || (required && channel === 'email'),
  )
}
