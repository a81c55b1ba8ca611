import type { ParticipantRef, Room } from '@deskbell/protocol'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import type { Database } from '../db/database.ts'
import type { Feature } from '../features/feature.ts'
import { features as allFeatures } from '../features/index.ts'
import { loadConfig } from '../platform/config.ts'
import type { Actor, Ctx, Deps } from '../platform/context.ts'
import { noScanner } from '../platform/files/scanner.ts'
import { createLanes } from '../platform/jobs/lanes.ts'
import { noLimiter } from '../platform/limits.ts'
import type { Mail, Mailer } from '../platform/mail.ts'
import { createMetrics } from '../platform/metrics.ts'
import { createOutgoing } from '../platform/outgoing.ts'
import { composeFeatures } from '../platform/registry.ts'
import type { Publication, PublicationRef, RoomPublisher } from '../rooms/ports.ts'
import { createRoomTickets } from '../rooms/tickets.ts'
import { type FakeClock, fakeClock } from './clock.ts'
import { type MemoryFiles, memoryFiles } from './files.ts'

export const TEST_SECRET = 'a secret for tests only, long enough to sign with'

/** A publisher that keeps what it is given. */
export interface RecordingPublisher extends RoomPublisher {
  readonly published: { readonly publications: readonly Publication[]; readonly ref: PublicationRef }[]
  readonly disconnected: { readonly who: ParticipantRef; readonly rooms: readonly Room[] }[]
}

function recordingPublisher(): RecordingPublisher {
  const published: RecordingPublisher['published'] = []
  const disconnected: RecordingPublisher['disconnected'] = []
  return {
    published,
    disconnected,
    publish(publications, ref) {
      published.push({ publications, ref })
    },
    disconnect(who, rooms) {
      disconnected.push({ who, rooms })
    },
    ready: async () => true,
    close: async () => undefined,
  }
}

/** A mailer that keeps what it is given. */
export interface MemoryMailer extends Mailer {
  readonly sent: Mail[]
}

function memoryMailer(): MemoryMailer {
  const sent: Mail[] = []
  return {
    sent,
    provider: 'smtp',
    keyLifeMs: 0,
    async send(mail) {
      sent.push(mail)
      return { providerId: mail.messageId ?? null }
    },
    close: async () => undefined,
  }
}

/** `Deps` whose clock, publisher, mailer and files a test can look into. */
export interface TestDeps extends Deps {
  readonly clock: FakeClock
  readonly publisher: RecordingPublisher
  readonly mailer: MemoryMailer
  readonly files: MemoryFiles
}

export interface TestDepsOptions extends Partial<Omit<Deps, 'features' | 'config'>> {
  readonly features?: readonly Feature[]
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Everything the application is given, for a test: the time stands still, nothing is limited, and
 * answers are held to their contracts.
 */
export function testDeps(db: Kysely<Database>, options: TestDepsOptions = {}): TestDeps {
  const { features = allFeatures, env, ...overrides } = options
  const config = loadConfig({ DESKBELL_SECRET: TEST_SECRET, LOG_LEVEL: 'silent', ...env })
  return {
    config,
    db,
    clock: fakeClock(),
    logger: pino({ level: 'silent' }),
    auth: noAuth,
    publisher: recordingPublisher(),
    tickets: createRoomTickets(TEST_SECRET),
    limiter: noLimiter,
    mailer: memoryMailer(),
    lanes: createLanes(),
    outgoing: createOutgoing({ allowPrivate: true }),
    metrics: createMetrics(),
    features: composeFeatures(features),
    assets: { find: async () => null },
    files: memoryFiles(),
    scanner: noScanner,
    checkAnswers: true,
    wakeJobs: () => undefined,
    ...(overrides as Partial<TestDeps>),
  }
}

/** Nobody is ever signed in; for tests that have no agents. */
const noAuth: Deps['auth'] = {
  handler: async () => new Response(null, { status: 404 }),
  session: async () => null,
}

/** A `Ctx` for calling verbs directly. */
export function testCtx(deps: Deps, workspaceId: string, actor: Actor = { kind: 'system' }): Ctx {
  return { deps, workspaceId, actor, requestId: 'test-request' }
}
