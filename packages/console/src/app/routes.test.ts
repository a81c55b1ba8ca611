import { expect, test } from 'vitest'
import {
  articleHref,
  helpHref,
  inboxHref,
  isPublic,
  LOG_CALL,
  mailHref,
  NOTIFICATIONS,
  noticeHref,
  parseRoute,
  settingsHref,
  ticketsHref,
} from './routes.ts'

const ID = 'cnv_01h455vb4pex5vsknk084sn02q'
const TICKET = 'tkt_01h455vb4pex5vsknk084sn02q'
const DELIVERY = 'dlv_01h455vb4pex5vsknk084sn02q'
const VISIT = 'bkg_01h455vb4pex5vsknk084sn02q'
const ARTICLE = 'art_01h455vb4pex5vsknk084sn02q'

test.each([
  ['/console', { name: 'inbox', view: 'mine', conversationId: null }],
  ['/console/', { name: 'inbox', view: 'mine', conversationId: null }],
  ['/console/inbox', { name: 'inbox', view: 'mine', conversationId: null }],
  ['/console/inbox/closed', { name: 'inbox', view: 'closed', conversationId: null }],
  [`/console/inbox/all/${ID}`, { name: 'inbox', view: 'all', conversationId: ID }],
  ['/console/provider', { name: 'provider', page: 'today', bookingId: null }],
  ['/console/provider/messages', { name: 'provider', page: 'messages', bookingId: null }],
  [`/console/provider/bookings/${VISIT}`, { name: 'provider', page: 'today', bookingId: VISIT }],
  ['/console/settings', { name: 'settings', page: 'profile' }],
  ['/console/settings/team', { name: 'settings', page: 'team' }],
  ['/console/tickets', { name: 'tickets', view: 'mine', ticketId: null }],
  ['/console/tickets/at-risk', { name: 'tickets', view: 'at-risk', ticketId: null }],
  [`/console/tickets/all/${TICKET}`, { name: 'tickets', view: 'all', ticketId: TICKET }],
  ['/console/tickets/call', { name: 'log-call' }],
  ['/console/help', { name: 'help', page: 'articles' }],
  ['/console/help/articles', { name: 'help', page: 'articles' }],
  ['/console/help/insights/', { name: 'help', page: 'insights' }],
  [`/console/help/articles/${ARTICLE}/pt-BR`, { name: 'help-article', articleId: ARTICLE, locale: 'pt-BR' }],
  ['/console/settings/failed-jobs', { name: 'settings', page: 'failed-jobs' }],
  ['/console/settings/sla', { name: 'setup', page: 'sla', item: null }],
  ['/console/settings/ticket-types/new', { name: 'setup', page: 'ticket-types', item: 'new' }],
  [
    `/console/settings/responses/mac_${'0'.repeat(26)}`,
    { name: 'setup', page: 'responses', item: `mac_${'0'.repeat(26)}` },
  ],
  ['/console/reports', { name: 'reports' }],
  ['/console/bookings', { name: 'bookings', bookingId: null }],
  [`/console/bookings/bkg_${'0'.repeat(26)}`, { name: 'bookings', bookingId: `bkg_${'0'.repeat(26)}` }],
  ['/console/follow-ups', { name: 'follow-ups' }],
  ['/console/reviews', { name: 'reviews' }],
  ['/console/settings/api-keys', { name: 'booking-setup', page: 'api-keys' }],
  ['/console/notifications', { name: 'notifications' }],
  ['/console/settings/notifications', { name: 'notice', page: 'notifications', item: null }],
  [`/console/settings/deliveries/${DELIVERY}`, { name: 'notice', page: 'deliveries', item: DELIVERY }],
  ['/console/settings/templates', { name: 'notice', page: 'templates', item: null }],
  ['/console/settings/templates/ticket_reply', { name: 'notice', page: 'templates', item: 'ticket_reply' }],
  ['/console/settings/webhooks', { name: 'notice', page: 'webhooks', item: null }],
  ['/console/settings/mailbox', { name: 'notice', page: 'mailbox', item: null }],
  ['/console/invitation', { name: 'invitation' }],
  ['/console/sign-up', { name: 'sign-up' }],
  ['/console/verify', { name: 'verify' }],
  ['/console/forgot-password', { name: 'forgot-password' }],
  ['/console/reset-password/', { name: 'reset-password' }],
])('reads %s', (path, route) => {
  expect(parseRoute(path)).toEqual(route)
})

test.each([
  '/',
  '/consoles',
  '/console/nowhere',
  '/console/inbox/theirs',
  '/console/inbox/mine/cnv_1',
  '/console/inbox/mine/tkt_01h455vb4pex5vsknk084sn02q',
  `/console/inbox/mine/${ID}/more`,
  '/console/tickets/theirs',
  `/console/tickets/mine/${ID}`,
  `/console/tickets/mine/${TICKET}/more`,
  `/console/tickets/call/${TICKET}`,
  '/console/help/everything',
  '/console/help/rules/first',
  `/console/help/articles/${ARTICLE}`,
  `/console/help/articles/${ID}/en`,
  `/console/help/articles/${ARTICLE}/en us`,
  `/console/help/articles/${ARTICLE}/en/more`,
  '/console/settings/billing',
  '/console/settings/team/agt_1',
  '/console/settings/teams/new',
  '/console/settings/sla/sla_1',
  `/console/settings/ticket-types/slp_${'0'.repeat(26)}`,
  '/console/reports/week',
  '/console/notifications/first',
  '/console/settings/channels/sms',
  `/console/settings/deliveries/${ID}`,
  '/console/settings/mailbox/mail-1',
  '/console/verify/abc',
  '/console/reset-password/abc',
])('finds nothing at %s', (path) => {
  expect(parseRoute(path)).toEqual({ name: 'not-found' })
})

test('every address it makes leads back to its route', () => {
  expect(parseRoute(inboxHref('unassigned', ID))).toEqual({ name: 'inbox', view: 'unassigned', conversationId: ID })
  expect(parseRoute(inboxHref('mine'))).toEqual({ name: 'inbox', view: 'mine', conversationId: null })
  expect(parseRoute(ticketsHref('urgent', TICKET))).toEqual({ name: 'tickets', view: 'urgent', ticketId: TICKET })
  expect(parseRoute(LOG_CALL)).toEqual({ name: 'log-call' })
  expect(parseRoute(helpHref('rules'))).toEqual({ name: 'help', page: 'rules' })
  expect(parseRoute(helpHref('articles'))).toEqual({ name: 'help', page: 'articles' })
  expect(parseRoute(articleHref(ARTICLE, 'ar'))).toEqual({ name: 'help-article', articleId: ARTICLE, locale: 'ar' })
  expect(parseRoute(NOTIFICATIONS)).toEqual({ name: 'notifications' })
  expect(parseRoute(noticeHref('deliveries', DELIVERY))).toEqual({ name: 'notice', page: 'deliveries', item: DELIVERY })
  expect(mailHref('17-a.eml')).toBe('/console/settings/mailbox?mail=17-a.eml')
  expect(noticeHref('deliveries', null, '?status=held')).toBe('/console/settings/deliveries?status=held')
  expect(parseRoute(settingsHref('install'))).toEqual({ name: 'settings', page: 'install' })
})

test('only the ways in are open to everybody', () => {
  expect(
    ['invitation', 'sign-up', 'verify', 'forgot-password', 'reset-password'].every((page) =>
      isPublic(parseRoute(`/console/${page}`)),
    ),
  ).toBe(true)
  expect(['/console', '/console/settings/team', '/console/nowhere'].some((path) => isPublic(parseRoute(path)))).toBe(
    false,
  )
})
