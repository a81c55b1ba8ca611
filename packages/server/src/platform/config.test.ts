import { expect, test } from 'vitest'
import { ConfigError, type Env, listSettings, loadConfig } from './config.ts'
import { SETTINGS, type SettingName } from './settings.ts'

const SECRET = 'x'.repeat(32)

test('needs nothing but a secret', () => {
  expect(loadConfig({ DESKBELL_SECRET: SECRET })).toEqual({
    port: 8787,
    host: '127.0.0.1',
    database: { kind: 'sqlite', path: '.deskbell/deskbell.db' },
    publicUrl: 'http://localhost:8787',
    mode: 'self-hosted',
    secret: SECRET,
    logLevel: 'info',
    smtpUrl: null,
    mailFrom: 'Deskbell <deskbell@localhost>',
    inboundAddress: null,
    imapUrl: null,
    inboundMailToken: null,
    resendApiKey: null,
    resendWebhookSecret: null,
    providerUrls: {
      resend: 'https://api.resend.com',
      twilio: 'https://api.twilio.com',
      whatsapp: 'https://graph.facebook.com',
    },
    privateTargets: false,
    rooms: 'node',
    partykitUrl: null,
    trustedProxies: 0,
    shutdownSeconds: 10,
    metricsToken: null,
    completion: { escalationHours: 48, autoCompleteDays: 7, minContactAttempts: 3 },
    demo: true,
    rateLimits: true,
    dataDir: '.deskbell',
    filesDir: '.deskbell/files',
    s3: null,
    clamd: null,
  })
})

const good: [Env, object][] = [
  [{ PORT: '0' }, { port: 0 }],
  [{ PORT: '80' }, { port: 80, publicUrl: 'http://localhost:80' }],
  [{ PORT: '' }, { port: 8787 }],
  [{ PORT: ' 81 ' }, { port: 81 }],
  [
    { DATABASE_URL: 'sqlite:/var/lib/desk.db' },
    { database: { kind: 'sqlite', path: '/var/lib/desk.db' }, filesDir: '/var/lib/files' },
  ],
  [{ DATABASE_URL: 'postgres://db/desk', DESKBELL_DATA: '/srv/desk' }, { filesDir: '/srv/desk/files' }],
  [{ FILES_DIR: '/mnt/shared' }, { filesDir: '/mnt/shared' }],
  [
    { DATABASE_URL: 'postgres://me:pw@db:5432/desk' },
    { database: { kind: 'postgres', connectionString: 'postgres://me:pw@db:5432/desk' } },
  ],
  [{ PUBLIC_URL: 'https://desk.example.com/' }, { publicUrl: 'https://desk.example.com' }],
  [{ DESKBELL_MODE: 'hosted' }, { mode: 'hosted' }],
  [{ PRIVATE_TARGETS: 'on' }, { privateTargets: true }],
  [
    { ROOMS: 'partykit', PARTYKIT_URL: 'http://127.0.0.1:1999' },
    { rooms: 'partykit', partykitUrl: 'http://127.0.0.1:1999' },
  ],
  [{ SMTP_URL: 'smtps://u:p@mail.example.com' }, { smtpUrl: 'smtps://u:p@mail.example.com' }],
  [{ MAIL_FROM: 'support@example.com' }, { mailFrom: 'support@example.com' }],
  [{ INBOUND_ADDRESS: 'Support@Example.com' }, { inboundAddress: 'support@example.com' }],
  [{ IMAP_URL: 'imaps://me%40x.com:p@imap.x.com/INBOX' }, { imapUrl: 'imaps://me%40x.com:p@imap.x.com/INBOX' }],
  [
    { RESEND_API_KEY: 're_1', RESEND_WEBHOOK_SECRET: 'whsec_1' },
    { resendApiKey: 're_1', resendWebhookSecret: 'whsec_1' },
  ],
  [{ CLAMD_URL: 'tcp://[::1]:3310' }, { clamd: { host: '::1', port: 3310 } }],
  [{ CLAMD_URL: 'tcp://clamav:3310' }, { clamd: { host: 'clamav', port: 3310 } }],
  [{ CLAMD_URL: 'unix:/run/clamav/clamd.ctl' }, { clamd: { path: '/run/clamav/clamd.ctl' } }],
  [{ CLAMD_URL: 'unix:///run/clamav/clamd.ctl' }, { clamd: { path: '/run/clamav/clamd.ctl' } }],
  [{ S3_REGION: 'eu-central-1' }, { s3: null, clamd: null }],
  [
    {
      S3_BUCKET: 'desk',
      S3_ENDPOINT: 'https://x.r2.cloudflarestorage.com/',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'key',
    },
    {
      s3: {
        bucket: 'desk',
        endpoint: 'https://x.r2.cloudflarestorage.com',
        region: 'auto',
        accessKeyId: 'id',
        secretAccessKey: 'key',
      },
    },
  ],
  [
    { DESKBELL_DEMO: 'off', RATE_LIMITS: 'off' },
    { demo: false, rateLimits: false },
  ],
]

test.each(good)('takes %o', (env, expected) => {
  expect(loadConfig({ DESKBELL_SECRET: SECRET, ...env })).toMatchObject(expected)
})

const bad: [SettingName, string, string][] = [
  ['PORT', 'eighty', 'must be a whole number from 0 to 65535'],
  ['PORT', '70000', 'must be a whole number from 0 to 65535'],
  ['PORT', '-1', 'must be a whole number from 0 to 65535'],
  ['HOST', 'http://x', 'must be a host name or address'],
  ['DATABASE_URL', 'mysql://x', 'must start with sqlite: or postgres://'],
  ['DATABASE_URL', 'sqlite::memory:', 'cannot be :memory:, because two connections share the database'],
  ['PUBLIC_URL', 'desk.example.com', 'must be an http or https origin without a path'],
  ['PUBLIC_URL', 'https://desk.example.com/help', 'must be an http or https origin without a path'],
  ['DESKBELL_MODE', 'cloud', 'must be one of self-hosted, hosted'],
  ['DESKBELL_SECRET', 'short', 'must have at least 32 characters'],
  ['LOG_LEVEL', 'loud', 'must be one of trace, debug, info, warn, error, fatal, silent'],
  ['SMTP_URL', 'mail.example.com', 'must start with smtp:// or smtps://'],
  ['MAIL_FROM', 'nobody', 'must be an e-mail address'],
  ['INBOUND_ADDRESS', 'support', 'must be an e-mail address with at most 20 characters before the @'],
  ['INBOUND_ADDRESS', 'a+b@example.com', 'must be an e-mail address with at most 20 characters before the @'],
  ['IMAP_URL', 'https://imap.example.com', 'must start with imaps:// or imap:// and name a user'],
  ['IMAP_URL', 'imaps://imap.example.com', 'must start with imaps:// or imap:// and name a user'],
  ['INBOUND_MAIL_TOKEN', 'short', 'must have at least 16 characters'],
  ['RESEND_API_KEY', 'key', 'must start with re_'],
  ['S3_BUCKET', 'My Bucket', 'must be the name of a bucket'],
  ['S3_ENDPOINT', 'https://s3.example.com/bucket', 'must be an http or https origin without a path'],
  ['S3_REGION', 'EU Central', 'must be the name of a region'],
  ['CLAMD_URL', 'localhost:3310', 'must be tcp://host:port or unix:/path'],
  ['CLAMD_URL', 'tcp://localhost:99999', 'must be tcp://host:port or unix:/path'],
  ['ROOMS', 'cloud', 'must be one of node, partykit'],
  ['PARTYKIT_URL', 'partykit', 'must be an http or https origin without a path'],
  ['TRUSTED_PROXIES', '11', 'must be a whole number from 0 to 10'],
  ['SHUTDOWN_SECONDS', '0', 'must be a whole number from 1 to 300'],
  ['METRICS_TOKEN', 'short', 'must have at least 16 characters'],
  ['DESKBELL_DEMO', 'yes', 'must be one of on, off'],
  ['RATE_LIMITS', 'none', 'must be one of on, off'],
]

test.each(bad)('%s=%s is named with what is wrong and what mends it', (name, value, wrong) => {
  expect(faultsOf({ DESKBELL_SECRET: SECRET, [name]: value })).toEqual([{ name, wrong, mend: SETTINGS[name].mend }])
})

test('every fault is told at once', () => {
  expect(faultsOf({ PORT: 'x', ROOMS: 'partykit' }).map(({ name, wrong }) => `${name} ${wrong}`)).toEqual([
    'PORT must be a whole number from 0 to 65535',
    'DESKBELL_SECRET is missing',
    'PARTYKIT_URL is missing while ROOMS=partykit',
  ])
})

test('the list shows every setting and no secret', () => {
  const env = {
    DESKBELL_SECRET: SECRET,
    METRICS_TOKEN: 'm'.repeat(16),
    DATABASE_URL: 'postgres://me:hunter2@db/desk',
    SMTP_URL: 'smtp://me:hunter2@mail',
    IMAP_URL: 'imaps://me:hunter2@mail/INBOX',
    PORT: '99',
  }
  const listed = listSettings(env)
  expect(listed.map((setting) => setting.name)).toEqual(Object.keys(SETTINGS))
  expect(JSON.stringify(listed)).not.toMatch(/hunter2|xxxx|mmmm/)
  const values = Object.fromEntries(listed.map(({ name, value, source }) => [name, `${value} (${source})`]))
  expect(values).toMatchObject({
    PORT: '99 (environment)',
    HOST: '127.0.0.1 (default)',
    DATABASE_URL: 'postgres://me:********@db/desk (environment)',
    SMTP_URL: 'smtp://me:********@mail (environment)',
    DESKBELL_SECRET: '******** (environment)',
  })
})

test('a webhook of Resend needs a key to fetch the mail with', () => {
  const faults = faultsOf({ DESKBELL_SECRET: SECRET, RESEND_WEBHOOK_SECRET: 'whsec_1' })
  expect(faults.map(({ name }) => name)).toEqual(['RESEND_API_KEY'])
})

function faultsOf(env: Env) {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

test('a bucket needs all that belongs to it', () => {
  const faults = faultsOf({ DESKBELL_SECRET: SECRET, S3_BUCKET: 'desk', S3_ACCESS_KEY_ID: 'id' })
  expect(faults.map(({ name }) => name)).toEqual(['S3_ENDPOINT', 'S3_SECRET_ACCESS_KEY'])
  expect(faults[0]?.wrong).toBe('is missing while other settings of S3 are there')
  const wrong = faultsOf({ DESKBELL_SECRET: SECRET, S3_BUCKET: 'X' })
  expect(wrong.map(({ name }) => name)).toEqual(['S3_BUCKET'])
})
