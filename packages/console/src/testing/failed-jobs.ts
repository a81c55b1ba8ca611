import type { FailedJob } from '@deskbell/protocol'
import { ago, idOf } from './fixtures.ts'

const LONG =
  '550 5.1.1 <someone.with-a-very-long-address@mail.subsidiary.example.org>: Recipient address rejected: User unknown in virtual mailbox table; see https://mail.example/why/550-5.1.1-recipient-address-rejected-user-unknown'

const job = (n: number, kind: string, error: string, details: FailedJob['details'], minutes: number): FailedJob => ({
  id: idOf('job', n),
  kind,
  attempts: kind === 'crm.sync' ? 1 : 10,
  error,
  details,
  createdAt: ago(minutes + 400),
  failedAt: ago(minutes),
})

const mail = (n: number): FailedJob['details'] => [
  { name: 'kind', value: 'invitation' },
  { name: 'id', value: idOf('inv', n) },
  { name: 'sealed', value: null },
]

/** A mail server that was away in the night, and two things that went wrong by themselves. */
export function failedJobs(): FailedJob[] {
  return [
    job(1, 'agents.mail_link', 'connect ECONNREFUSED 10.0.4.12:587', mail(1), 12),
    job(2, 'agents.mail_link', LONG, mail(2), 95),
    job(3, 'crm.sync', '', [], 60 * 7),
    job(
      4,
      'conversations.release',
      'The lease expired on the last try',
      [{ name: 'eventId', value: idOf('evt', 4) }],
      600,
    ),
    ...[5, 6, 7].map((n) => job(n, 'agents.mail_link', 'Greeting never received', mail(n), 60 * 20 * n)),
  ]
}
