/** @jsxImportSource hono/jsx */
import { DONE_STATUSES, LIMITS, type SearchHit } from '@deskbell/protocol'
import type { RequestAct } from '../../address.ts'
import type { Page } from '../../page.ts'
import { link, type Site } from '../../site.ts'
import type { Door } from '../door.ts'
import { type Fault, filesHint } from '../fault.ts'
import { FaultSummary, FilesBox, type Filled, TextBox } from '../parts/controls.tsx'
import { crumbsTo } from '../parts/crumbs.tsx'
import { Perhaps, perhapsFor } from '../parts/perhaps.tsx'
import { RatingForm } from '../parts/rating.tsx'
import { SignOut } from '../parts/sign-out.tsx'
import { Thread } from '../parts/thread.tsx'
import { type RequestThread, readThread } from '../thread.ts'
import { expectedInWords, momentInWords, statusInWords, supportLocales, zoneInWords } from '../words.ts'

/** What was done last, said at the top. */
export type Done = 'replied' | 'reopened' | 'followed'

export interface RequestShown {
  readonly clientId: string
  readonly done?: Done | null
  /** Messages before this place in the log. */
  readonly before?: number | undefined
  /** The rating that a link in a mail proposes. */
  readonly rate?: number | null
  /** A form that could not be taken, and what is wrong with it. */
  readonly failed?: {
    readonly act: RequestAct
    readonly status: NonNullable<Page['status']>
    readonly typed: Readonly<Record<string, string>>
    readonly faults: readonly Fault[]
    readonly hadFiles: boolean
    readonly retryAfterSeconds?: number
  }
}

/** A request with its messages, and what its customer can do. */
export async function requestPage(site: Site, door: Door, shown: RequestShown): Promise<Page> {
  const { t } = site
  const { ticket } = door
  const { failed } = shown
  const thread = await readThread(site, door.ctx, ticket, shown.before)
  const hits = await perhapsFor(site, ticket.subject)
  const number = `#${ticket.number}`
  const title = `${number} ${ticket.subject}`
  const form = (act: RequestAct): Filled => ({
    t,
    typed: failed?.act === act ? failed.typed : {},
    faults: failed?.act === act ? failed.faults : [],
  })
  return {
    status: failed?.status ?? 200,
    retryAfterSeconds: failed?.retryAfterSeconds,
    title: failed ? `${t('fault')} ${title}` : title,
    place: door.place(null),
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        {!door.byLink && crumbsTo(site, { name: t('requests'), place: { name: 'requests' } })}
        <div class="desk">
          <div>
            <Head site={site} door={door} thread={thread} number={number} />
            {shown.done && (
              <p class="done" role="status">
                {t(shown.done)}
              </p>
            )}
            {failed && <FaultSummary form={form(failed.act)} />}
            <section class="section" aria-label={t('messages')}>
              <Earlier site={site} door={door} thread={thread} before={shown.before} />
              <Thread site={site} thread={thread} />
              <p class="small quiet zone">
                {zoneInWords(site, thread.zone)} {thread.links.size > 0 && t('fileLinks')}
              </p>
            </section>
            <Reply
              site={site}
              door={door}
              form={form('reply')}
              clientId={shown.clientId}
              again={failed?.hadFiles ?? false}
            />
            {canRate(door, thread, shown) && (
              <RatingForm site={site} door={door} form={form('rating')} preset={shown.rate ?? null} />
            )}
          </div>
          <Aside site={site} door={door} thread={thread} hits={hits} />
        </div>
      </>
    ),
  }
}

function canRate({ ticket }: Door, { survey }: RequestThread, { rate }: RequestShown): boolean {
  return DONE_STATUSES.includes(ticket.status) && (survey || ticket.rating !== null || rate !== undefined)
}

function Head({ site, door, thread, number }: { site: Site; door: Door; thread: RequestThread; number: string }) {
  const { t } = site
  const { ticket } = door
  const { status } = ticket
  return (
    <>
      <p class="quiet small above">
        {t('requestTitle', { number })} · <bdi>{ticket.typeName}</bdi>
      </p>
      <h1 dir="auto">{ticket.subject}</h1>
      <p class="meta">
        <span class={`status ${status}`}>{statusInWords(t, status)}</span>
        <span>{t('asked', { time: momentInWords(t, ticket.createdAt, thread.zone) })}</span>
        {thread.expectedAt !== null && (
          <span>{t('expectBy', { time: expectedInWords(site, thread.expectedAt, thread.zone) })}</span>
        )}
      </p>
    </>
  )
}

/** Long threads are read a part at a time, the newest first. */
function Earlier({
  site,
  door,
  thread,
  before,
}: {
  site: Site
  door: Door
  thread: RequestThread
  before: number | undefined
}) {
  const { t } = site
  const here = link(site, door.place(null))
  if (thread.earlierThan === null && before === undefined) return null
  return (
    <p class="more">
      {thread.earlierThan !== null && <a href={`${here}?before=${thread.earlierThan}`}>{t('earlier')}</a>}
      {before !== undefined && <a href={here}>{t('newest')}</a>}
    </p>
  )
}

interface ReplyProps {
  readonly site: Site
  readonly door: Door
  readonly form: Filled
  readonly clientId: string
  readonly again: boolean
}

function Reply({ site, door, form, clientId, again }: ReplyProps) {
  const { t } = site
  const { status, mergedIntoId } = door.ticket
  const said =
    mergedIntoId !== null
      ? t('merged')
      : status === 'resolved'
        ? t('noteResolved')
        : status === 'closed'
          ? t('noteClosed')
          : status === 'waiting'
            ? t('noteWaiting')
            : null
  return (
    <section class="section" id="p.reply">
      {said && <p class="notice">{said}</p>}
      <form
        class="form"
        method="post"
        action={`${link(site, door.place('reply'))}#p.faults`}
        enctype="multipart/form-data"
      >
        <input type="hidden" name="clientId" value={clientId} />
        <TextBox
          form={form}
          id="f.message"
          name="message"
          label={t('reply')}
          required
          insist={false}
          rows={5}
          maxlength={LIMITS.messageLength}
        />
        <FilesBox
          form={form}
          id="f.files"
          name="files"
          label={t('files')}
          hint={filesHint(t)}
          required={false}
          again={again}
        />
        <button type="submit" class="button">
          {t('sendReply')}
        </button>
      </form>
      {status === 'resolved' && mergedIntoId === null && (
        <form method="post" action={link(site, door.place('reopen'))} class="beside">
          <button type="submit" class="button plain">
            {t('reopen')}
          </button>
        </form>
      )}
    </section>
  )
}

interface AsideProps {
  readonly site: Site
  readonly door: Door
  readonly thread: RequestThread
  readonly hits: readonly SearchHit[]
}

function Aside({ site, door, thread, hits }: AsideProps) {
  const { t } = site
  if (thread.answers.length === 0 && hits.length === 0 && door.byLink) return null
  return (
    <div class="side">
      {thread.answers.length > 0 && (
        <section aria-label={t('yourAnswers')}>
          <h2>{t('yourAnswers')}</h2>
          <dl>
            {thread.answers.map(({ label, answer }) => (
              <div key={label}>
                <dt>
                  <bdi>{label}</bdi>
                </dt>
                <dd dir="auto">{answer}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Perhaps site={site} hits={hits} />
      {!door.byLink && <SignOut site={site} />}
    </div>
  )
}
