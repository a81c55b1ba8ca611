import { inTransaction } from '../../db/transaction.ts'
import type { Actor, Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { deriveKey } from '../../platform/secrets.ts'
import { addAgent, hashPassword, insertUser, listAgentRows, updateMe } from '../agents/index.ts'
import {
  assignConversation,
  closeConversation,
  getConversation,
  markReceipt,
  sendMessage,
  startConversation,
} from '../conversations/index.ts'
import { blankCustomer, insertCustomer } from '../customers/index.ts'
import type { Folder } from '../help/index.ts'
import { changeSettings, ensureDefaultWorkspace, lockWorkspace, systemCtx } from '../workspaces/index.ts'
import { seedBookings } from './bookings.ts'
import { seedHelp } from './help.ts'
import { openRequest, REQUESTS, takeOnTicket } from './requests.ts'
import { HOURS, PEOPLE, type PersonKey, STORIES, type Step, type Story } from './stories.ts'
import { at } from './time.ts'
import { seedWork } from './work.ts'

export interface Demo {
  readonly workspaceId: string
  readonly workspaceKey: string
  /** What the demo's admin signs in with. */
  readonly email: string
  readonly password: string
}

export interface SeedOptions {
  /** Deskbell's own documentation, which becomes the demo's help centre; none where it is left out. */
  readonly documentation?: Folder | null
}

/**
 * Fills a new service with a small business whose console looks alive. Done once: a workspace that
 * has people is left as it is. Null where there is nothing to fill, as in hosted mode, or where the
 * people are not the demo's.
 *
 * The password is derived from DESKBELL_SECRET, so every installation has its own and can say it again.
 */
export async function seedDemo(deps: Deps, { documentation = null }: SeedOptions = {}): Promise<Demo | null> {
  const workspace = await ensureDefaultWorkspace(deps)
  if (!workspace) return null
  const password = demoPassword(deps.config.secret)
  const demo = { workspaceId: workspace.id, workspaceKey: workspace.key, email: PEOPLE.robin.email, password }
  const system = systemCtx(deps, workspace.id)
  const people = await seedPeople(system, password)
  if (people === 'others') return null
  await seedHelp(system, workspace.key, documentation)
  if (people === 'there') return demo
  await seedWork({ ...system, actor: people.robin }, people)
  const past = { ...system, deps: withoutEffects(deps) }
  for (const story of [...STORIES, ...REQUESTS]) await tell(past, people, story)
  await seedBookings(past, people)
  for (const actor of Object.values(people)) await updateMe({ ...system, actor }, { availability: 'available' })
  return demo
}

/** Four groups of four, without letters and digits that look alike. */
function demoPassword(secret: string): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const letters = [...deriveKey(secret, 'demo-password')].slice(0, 16).map((byte) => alphabet[byte % alphabet.length])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** What is told happened long ago: nobody is mailed about it now. */
function withoutEffects(deps: Deps): Deps {
  return { ...deps, features: { ...deps.features, subscribersOf: () => [] } }
}

type People = Readonly<Record<PersonKey, Actor & { kind: 'agent' }>>

/** Adds the people and the settings, all or nothing; they are away until the stories are told. */
async function seedPeople(ctx: Ctx, password: string): Promise<People | 'there' | 'others'> {
  const passwordHash = await hashPassword(password)
  return inTransaction(ctx, async (tx) => {
    const workspace = await lockWorkspace(tx.db, ctx.workspaceId)
    const known = await listAgentRows(tx.db, ctx.workspaceId)
    if (known.some((agent) => agent.email === PEOPLE.robin.email)) return 'there'
    if (known.length > 0) return 'others'
    await changeSettings(tx, workspace, {
      name: 'Harbor Mobile Notary',
      greeting: 'A notary at your door, today if you need one.',
      businessHours: HOURS,
      replyMinutes: 15,
      contactEmail: 'hello@harbor-notary.example',
      contactPhone: '+1 (207) 555-0142',
      contactAddress: '14 Wharf Street\nPortland, ME 04101',
    })
    const people: Partial<Record<PersonKey, Actor & { kind: 'agent' }>> = {}
    for (const [key, person] of Object.entries(PEOPLE)) {
      const userId = await insertUser(tx.db, { ...person, passwordHash }, tx.now())
      const id = await addAgent(tx, ctx.workspaceId, { userId, ...person, availability: 'away' })
      people[key as PersonKey] = { kind: 'agent', id, userId, role: person.role }
    }
    return people as People
  })
}

/** Lets a story happen through the same verbs as in life, at the times it names. */
async function tell(system: Ctx, people: People, story: Story): Promise<void> {
  const now = system.deps.clock.now()
  const customer: Actor = { kind: 'customer', id: newId('customer'), verified: isKnown(story), sessionId: '' }
  const first = story.steps[0]
  if (!first || !('say' in first)) throw new Error('A story begins with what the customer says')
  await addCustomer(at(system, now - first.ago * 60_000), customer.id, story)

  const asks = { ...at(system, now - first.ago * 60_000), actor: customer }
  const { conversationId, ticketId } = await begin(asks, story, first.say)
  for (const step of story.steps.slice(1)) {
    const actor = step.by === 'customer' ? customer : people[step.by]
    const then = { ...at(system, now - step.ago * 60_000), actor }
    if (ticketId === null || !(await takeOnTicket(then, ticketId, conversationId, step))) {
      await take(then, conversationId, step, people)
    }
  }
}

async function begin(
  ctx: Ctx,
  { ticket }: Story,
  text: string,
): Promise<{ conversationId: string; ticketId: string | null }> {
  const opening = { clientId: newId('entry'), content: { type: 'text', text } } as const
  if (ticket) return openRequest(ctx, ticket, opening)
  const started = await startConversation(ctx, opening)
  return { conversationId: started.conversation.id, ticketId: null }
}

async function take(ctx: Ctx, conversationId: string, step: Step, people: People): Promise<void> {
  if ('say' in step) {
    const content = { type: 'text', text: step.say } as const
    await sendMessage(ctx, { conversationId, clientId: newId('entry'), content })
  } else if ('assign' in step) {
    const assigneeId = step.assign === null ? null : people[step.assign].id
    await assignConversation(ctx, { conversationId, assigneeId })
  } else if ('close' in step) {
    await closeConversation(ctx, { conversationId })
  } else if ('read' in step) {
    const { lastSeq } = await getConversation(ctx, { conversationId })
    await markReceipt(ctx, { conversationId, readSeq: lastSeq })
  }
}

async function addCustomer(ctx: Ctx, id: string, { customer }: Story): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await insertCustomer(tx.db, {
      ...blankCustomer(id, ctx.workspaceId, tx.now()),
      verified: customer.externalId === null ? 0 : 1,
      external_id: customer.externalId,
      name: customer.name,
      email: customer.email,
      locale: 'en-US',
      time_zone: customer.timeZone,
      attributes: JSON.stringify(customer.attributes),
      page_url: customer.page.url,
      page_title: customer.page.title,
    })
    await tx.record({ type: 'customer.created', subject: id, data: { verified: customer.externalId !== null } })
  })
}

function isKnown(story: Story): boolean {
  return story.customer.externalId !== null
}
