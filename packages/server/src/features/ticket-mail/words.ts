import type { MessageContent } from '@deskbell/protocol'
import { REPLY_MARKER } from '../../platform/mail-in/index.ts'
import type { MailKind } from './recipients.ts'
import type { Thread } from './repository.ts'

/** What a mail is written from. */
export interface MailFacts {
  readonly thread: Thread
  readonly workspaceName: string
  /** The message it is about, where it is about one. */
  readonly message: { readonly content: MessageContent; readonly author: string | null } | null
  /** Where the customer sees the ticket without signing in. */
  readonly customerUrl: string
  readonly consoleUrl: string
  /** Whether answers to the mail come back into the thread. */
  readonly answerable: boolean
  readonly survey: boolean
  readonly expectedAt: string | null
  /** When it will be closed by itself. */
  readonly closesAt: string | null
  /** Why it was handed up. */
  readonly reason: string
}

export interface MailWords {
  readonly subject: string
  readonly text: string
}

/**
 * The words of each mail, as paragraphs. Subjects carry the number, for people; answers are matched by
 * signed addresses and ids only.
 */
export function wordsOf(kind: MailKind, facts: MailFacts): MailWords {
  const { thread, workspaceName } = facts
  const toCustomer = !kind.startsWith('agent_')
  const paragraphs = WORDS[kind](facts).filter((paragraph) => paragraph !== '')
  return {
    subject: `${SUBJECTS[kind](facts)} [#${thread.number}]`,
    text: [
      ...(toCustomer && facts.answerable ? [REPLY_MARKER] : []),
      ...(toCustomer ? [thread.customerName ? `Hello ${thread.customerName},` : 'Hello,'] : []),
      ...paragraphs,
      ...(toCustomer ? [workspaceName] : []),
    ].join('\n\n'),
  }
}

const SUBJECTS: Record<MailKind, (facts: MailFacts) => string> = {
  created: ({ thread }) => `We have your request: ${thread.subject}`,
  reply: ({ thread }) => `Re: ${thread.subject}`,
  resolved: ({ thread }) => `Resolved: ${thread.subject}`,
  closed: ({ thread }) => `Closed: ${thread.subject}`,
  close_warned: ({ thread }) => `About to be closed: ${thread.subject}`,
  agent_created: ({ thread }) => `New: ${thread.subject}`,
  agent_reply: ({ thread }) => `Answered: ${thread.subject}`,
  agent_escalated: ({ thread }) => `Needs you: ${thread.subject}`,
}

const WORDS: Record<MailKind, (facts: MailFacts) => string[]> = {
  created: ({ thread, customerUrl, expectedAt, answerable }) => [
    `Thank you for writing. Your request has the number #${thread.number}.`,
    expectedAt ? `Expect an answer by ${expectedAt}.` : '',
    `See how it stands, or add something:\n${customerUrl}`,
    answerable ? 'You can also answer this mail.' : '',
    'If you did not write to us, there is nothing to do.',
  ],
  reply: ({ message, customerUrl, answerable }) => [
    message ? `${message.author ?? 'We'} wrote:` : '',
    message?.content.text ?? '',
    attachmentsOf(message?.content, customerUrl),
    `${answerable ? 'Answer this mail, or answer here' : 'Answer here'}:\n${customerUrl}`,
  ],
  resolved: ({ thread, customerUrl, survey }) => [
    `Your request #${thread.number} is resolved.`,
    thread.summary ?? '',
    'If it is not, answer and we take it up again.',
    survey ? `How did we do? Tell us here:\n${customerUrl}?rate#rating` : customerUrl,
  ],
  closed: ({ thread, customerUrl }) => [
    `Your request #${thread.number} is closed.`,
    `If there is more to say, write here and we go on from it:\n${customerUrl}`,
  ],
  close_warned: ({ thread, closesAt, customerUrl }) => [
    `Your request #${thread.number} was resolved, and we have not heard from you since.`,
    `It is closed ${closesAt ? `after ${closesAt}` : 'soon'}. If something is missing, answer before:\n${customerUrl}`,
  ],
  agent_created: ({ thread, message, consoleUrl }) => [
    `#${thread.number} from ${nameOf(thread)}: ${thread.subject}`,
    message?.content.text ?? '',
    consoleUrl,
  ],
  agent_reply: ({ thread, message, consoleUrl }) => [
    `${nameOf(thread)} answered on #${thread.number}:`,
    message?.content.text ?? '',
    consoleUrl,
  ],
  agent_escalated: ({ thread, reason, consoleUrl }) => [
    `#${thread.number} from ${nameOf(thread)} was handed up: ${reason}`,
    consoleUrl,
  ],
}

function nameOf(thread: Thread): string {
  return thread.customerName ?? thread.email ?? 'a visitor'
}

function attachmentsOf(content: MessageContent | undefined, url: string): string {
  const names = (content?.attachments ?? []).map(({ name }) => `- ${name}`)
  return names.length === 0 ? '' : `Files came along; open them at ${url}\n${names.join('\n')}`
}
