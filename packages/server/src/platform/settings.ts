import * as v from 'valibot'

interface Setting {
  readonly schema: v.GenericSchema<string | undefined, unknown>
  readonly meaning: string
  /** What stands there when nothing is given, as `deskbell config` shows it. */
  readonly defaultText: string
  /** How to mend a bad value. */
  readonly mend: string
  /** Never shown; `password`: only the password inside an address is hidden. */
  readonly secret: boolean | 'password'
}

function setting<const S extends v.GenericSchema<string | undefined, unknown>>(
  schema: S,
  defaultText: string,
  meaning: string,
  mend: string,
  secret: Setting['secret'] = false,
) {
  return { schema, defaultText, meaning, mend, secret }
}

function wholeNumber(min: number, max: number, fallback: number) {
  const message = `must be a whole number from ${min} to ${max}`
  return v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/, message),
      v.transform(Number),
      v.minValue(min, message),
      v.maxValue(max, message),
    ),
    String(fallback),
  )
}

function oneOf<const T extends readonly string[]>(choices: T, fallback: T[number]) {
  return v.optional(v.picklist(choices, `must be one of ${choices.join(', ')}`), fallback)
}

function onOff(fallback: 'on' | 'off') {
  return v.pipe(
    oneOf(['on', 'off'], fallback),
    v.transform((value) => value === 'on'),
  )
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '')
}

const originText = v.pipe(
  v.string(),
  v.check(isOrigin, 'must be an http or https origin without a path'),
  v.transform((text) => text.replace(/\/$/, '')),
)

const databaseUrl = v.pipe(
  v.optional(v.string(), 'sqlite:.deskbell/deskbell.db'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const text = dataset.value
    const path = /^sqlite:(.+)$/.exec(text)?.[1]
    if (path?.includes(':memory:')) {
      addIssue({ message: 'cannot be :memory:, because two connections share the database' })
      return NEVER
    }
    if (path) return { kind: 'sqlite', path } as const
    if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) {
      return { kind: 'postgres', connectionString: text } as const
    }
    addIssue({ message: 'must start with sqlite: or postgres://' })
    return NEVER
  }),
)

const smtpUrl = v.optional(
  v.pipe(
    v.string(),
    v.check((text) => /^smtps?:$/.test(URL.parse(text)?.protocol ?? ''), 'must start with smtp:// or smtps://'),
  ),
)

const mailFrom = v.optional(
  v.pipe(v.string(), v.regex(/^([^<>]+<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/, 'must be an e-mail address')),
  'Deskbell <deskbell@localhost>',
)

/** Twenty characters before the @ leave room for what a reply address carries: 64 are allowed. */
const inboundAddress = v.optional(
  v.pipe(
    v.string(),
    v.regex(
      /^[A-Za-z0-9._-]{1,20}@[A-Za-z0-9.-]+$/,
      'must be an e-mail address with at most 20 characters before the @',
    ),
    v.toLowerCase(),
  ),
)

const imapUrl = v.optional(
  v.pipe(
    v.string(),
    v.check((text) => {
      const url = URL.parse(text)
      return url !== null && /^imaps?:$/.test(url.protocol) && url.username !== '' && url.hostname !== ''
    }, 'must start with imaps:// or imap:// and name a user'),
  ),
)

const clamdUrl = v.optional(
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const path = /^unix:(?:\/\/)?(\/.+)$/.exec(dataset.value)?.[1]
      if (path) return { path } as const
      const [, host, port] = /^tcp:\/\/(\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(dataset.value) ?? []
      if (host && Number(port) <= 65_535) return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } as const
      addIssue({ message: 'must be tcp://host:port or unix:/path' })
      return NEVER
    }),
  ),
)

const secret = v.pipe(v.string('is missing'), v.minLength(32, 'must have at least 32 characters'))

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** Every setting there is, with its check, its meaning and what mends it. */
export const SETTINGS = {
  PORT: setting(
    wholeNumber(0, 65_535, 8787),
    '8787',
    'The port the service listens on; 0 takes a free one',
    'Set PORT to a free port, such as 8787.',
  ),
  HOST: setting(
    v.optional(v.pipe(v.string(), v.regex(/^[\w.:-]+$/, 'must be a host name or address')), '127.0.0.1'),
    '127.0.0.1',
    'The address the service listens on; 0.0.0.0 for every network',
    'Set HOST to 127.0.0.1 or 0.0.0.0.',
  ),
  DATABASE_URL: setting(
    databaseUrl,
    'sqlite:.deskbell/deskbell.db',
    'Where everything is kept: a SQLite file, or PostgreSQL for several nodes',
    'Set DATABASE_URL to sqlite:path/to/file.db or postgres://user:password@host:5432/name.',
    'password',
  ),
  PUBLIC_URL: setting(
    v.optional(originText),
    'http://localhost:PORT',
    'The origin under which browsers reach the service; links in mails start with it',
    'Set PUBLIC_URL to an origin such as https://desk.example.com.',
  ),
  DESKBELL_MODE: setting(
    oneOf(['self-hosted', 'hosted'], 'self-hosted'),
    'self-hosted',
    'self-hosted makes one workspace by itself; hosted opens sign-up',
    'Set DESKBELL_MODE to self-hosted or hosted.',
  ),
  DESKBELL_SECRET: setting(
    secret,
    'made at the first start and kept in DESKBELL_DATA/secret',
    'Signs sessions, access tokens and room tickets; the same on every node',
    'Set DESKBELL_SECRET to at least 32 random characters, such as the output of: openssl rand -base64 32',
    true,
  ),
  DESKBELL_DATA: setting(
    v.optional(v.string(), '.deskbell'),
    '.deskbell',
    'The folder of the secret and of mail that was not sent',
    'Set DESKBELL_DATA to a folder the service may write to.',
  ),
  FILES_DIR: setting(
    v.optional(v.string()),
    'files beside the SQLite database, else in DESKBELL_DATA',
    'The folder of uploaded pictures and downloads; several nodes share it',
    'Set FILES_DIR to a folder the service may write to.',
  ),
  S3_BUCKET: setting(
    v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket'))),
    'none: uploads are kept in FILES_DIR',
    'A bucket of an object store that keeps uploads in place of FILES_DIR; nothing in it need be public',
    'Set S3_BUCKET to the name of a bucket, or leave out all settings that begin with S3_.',
  ),
  S3_ENDPOINT: setting(
    v.optional(originText),
    'none',
    'The origin of that store: Amazon S3, Cloudflare R2, MinIO or another that speaks S3',
    'Set S3_ENDPOINT to an origin such as https://s3.eu-central-1.amazonaws.com.',
  ),
  S3_REGION: setting(
    v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'must be the name of a region')), 'auto'),
    'auto',
    'The region of the bucket; auto for Cloudflare R2',
    'Set S3_REGION to a region such as eu-central-1.',
  ),
  S3_ACCESS_KEY_ID: setting(
    v.optional(v.string()),
    'none',
    'The id of the key that may read, write and delete in the bucket',
    'Set S3_ACCESS_KEY_ID as the store shows it.',
  ),
  S3_SECRET_ACCESS_KEY: setting(
    v.optional(v.string()),
    'none',
    'The secret of that key',
    'Set S3_SECRET_ACCESS_KEY as the store showed it when the key was made.',
    true,
  ),
  CLAMD_URL: setting(
    clamdUrl,
    'none: uploads are not looked at for viruses',
    'Where clamd of ClamAV listens; while it does not answer, uploads wait',
    'Set CLAMD_URL to tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl, or leave it out.',
  ),
  LOG_LEVEL: setting(
    oneOf(LOG_LEVELS, 'info'),
    'info',
    'How much is logged',
    `Set LOG_LEVEL to one of ${LOG_LEVELS.join(', ')}.`,
  ),
  SMTP_URL: setting(
    smtpUrl,
    'none: mail is kept in DESKBELL_DATA/mailbox',
    'The mail server',
    'Set SMTP_URL to smtps://user:password@mail.example.com, or leave it out.',
    'password',
  ),
  MAIL_FROM: setting(
    mailFrom,
    'Deskbell <deskbell@localhost>',
    'The sender of every mail',
    'Set MAIL_FROM to an address such as Support <support@example.com>.',
  ),
  INBOUND_ADDRESS: setting(
    inboundAddress,
    'none: mails cannot be answered by mail',
    'Where customers mail to; replies go to this address with +… before the @',
    'Set INBOUND_ADDRESS to an address such as support@example.com, whose mailbox takes support+anything@example.com too.',
  ),
  IMAP_URL: setting(
    imapUrl,
    'none',
    'A mailbox that is read for mail that comes in',
    'Set IMAP_URL to imaps://user:password@imap.example.com/INBOX, with special characters percent-encoded.',
    'password',
  ),
  INBOUND_MAIL_TOKEN: setting(
    v.optional(v.pipe(v.string(), v.minLength(16, 'must have at least 16 characters'))),
    'none: nobody may post mail',
    'What a mail server gives as a bearer token when it posts a mail',
    'Set INBOUND_MAIL_TOKEN to at least 16 random characters, or leave it out.',
    true,
  ),
  RESEND_API_KEY: setting(
    v.optional(v.pipe(v.string(), v.startsWith('re_', 'must start with re_'))),
    'none',
    'The key of an account at Resend, by which mail is fetched that came in there',
    'Set RESEND_API_KEY to a key from resend.com/api-keys, or leave it out.',
    true,
  ),
  RESEND_WEBHOOK_SECRET: setting(
    v.optional(v.pipe(v.string(), v.startsWith('whsec_', 'must start with whsec_'))),
    'none: webhooks of Resend are refused',
    'The signing secret of the webhook that Resend calls when a mail comes in',
    'Set RESEND_WEBHOOK_SECRET to the secret shown with the webhook at resend.com/webhooks, or leave it out.',
    true,
  ),
  RESEND_URL: setting(
    v.optional(originText, 'https://api.resend.com'),
    'https://api.resend.com',
    "Where Resend's API is",
    'Set RESEND_URL to an origin such as https://api.resend.com, or leave it out.',
  ),
  TWILIO_URL: setting(
    v.optional(originText, 'https://api.twilio.com'),
    'https://api.twilio.com',
    "Where Twilio's API is, for another region",
    'Set TWILIO_URL to an origin such as https://api.dublin.ie1.twilio.com, or leave it out.',
  ),
  WHATSAPP_URL: setting(
    v.optional(originText, 'https://graph.facebook.com'),
    'https://graph.facebook.com',
    "Where Meta's Graph API is",
    'Set WHATSAPP_URL to an origin such as https://graph.facebook.com, or leave it out.',
  ),
  PRIVATE_TARGETS: setting(
    onOff('off'),
    'off',
    'Whether webhooks, Slack and push may go to addresses that are not public; on is for development only',
    'Set PRIVATE_TARGETS to on or off.',
  ),
  ROOMS: setting(
    oneOf(['node', 'partykit'], 'node'),
    'node',
    'Where sockets live: in this process, or on PartyKit',
    'Set ROOMS to node or partykit.',
  ),
  PARTYKIT_URL: setting(
    v.optional(originText),
    'none',
    'The origin of the PartyKit deployment, with ROOMS=partykit',
    'Set PARTYKIT_URL to an origin such as https://deskbell.you.partykit.dev.',
  ),
  TRUSTED_PROXIES: setting(
    wholeNumber(0, 10, 0),
    '0',
    'How many proxies in front of the service are believed about X-Forwarded-For',
    'Set TRUSTED_PROXIES to the number of proxies you run in front, often 1.',
  ),
  SHUTDOWN_SECONDS: setting(
    wholeNumber(1, 300, 10),
    '10',
    'How long a stopping service waits for what is under way',
    'Set SHUTDOWN_SECONDS to a number of seconds such as 10.',
  ),
  METRICS_TOKEN: setting(
    v.optional(v.pipe(v.string(), v.minLength(16, 'must have at least 16 characters'))),
    'none: /metrics answers callers on this machine only',
    'What a caller of /metrics gives as a bearer token',
    'Set METRICS_TOKEN to at least 16 random characters, or leave it out.',
    true,
  ),
  COMPLETION_ESCALATION_HOURS: setting(
    wholeNumber(1, 24 * 60, 48),
    '48',
    'How long a customer has to confirm finished work, in workspaces that decided nothing else',
    'Set COMPLETION_ESCALATION_HOURS to a number of hours such as 48.',
  ),
  AUTO_COMPLETE_DAYS: setting(
    wholeNumber(1, 365, 7),
    '7',
    'How long support tries to reach them before the work counts as done, in workspaces that decided nothing else',
    'Set AUTO_COMPLETE_DAYS to a number of days such as 7.',
  ),
  MIN_CONTACT_ATTEMPTS: setting(
    wholeNumber(1, 50, 3),
    '3',
    'How many tries have to fail before that, in workspaces that decided nothing else',
    'Set MIN_CONTACT_ATTEMPTS to a number such as 3.',
  ),
  DESKBELL_DEMO: setting(
    onOff('on'),
    'on',
    'Serves the demo page at / once the demo was seeded',
    'Set DESKBELL_DEMO to on or off.',
  ),
  RATE_LIMITS: setting(
    onOff('on'),
    'on',
    'Limits how often callers may call; off is for measuring only',
    'Set RATE_LIMITS to on or off.',
  ),
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof SETTINGS
