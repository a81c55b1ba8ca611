import type { ContactForm, SimilarTicket, Ticket } from '@deskbell/protocol'
import type { Trouble } from '@deskbell/sdk'
import { createTicketsClient, DeskbellError, toTrouble } from '@deskbell/sdk/tickets'
import { newClientId } from '../../client-id.ts'
import { keepDraft, recallDraft } from '../../drafts.ts'
import { followLanguage, onePerStore } from '../../language.ts'
import { effect, type Signal, signal } from '../../signals.ts'
import type { Store } from '../../store.ts'
import type { Tray } from '../files/tray.ts'
import { blankDraft, type ContactDraft, checkAnswers, isBlank, readDraft } from './draft.ts'
import { type Faults, faultsFrom, faultsOf, type OfferedType } from './faults.ts'
import { CONTACT_DRAFT } from './kept.ts'
import { type ContactTranslator, contactWords } from './words/words.ts'

type FilesKit = typeof import('../files/files.tsx')

export type Step = 'write' | 'similar' | 'sent'

/** What the contact form reads, and what it may do. */
export interface Contact {
  readonly store: Store
  /** Null until the words of the language are here. */
  readonly t: Signal<ContactTranslator | null>
  /** What may be asked; null until it is here, or with `trouble` where it cannot be had. */
  readonly form: Signal<ContactForm | null>
  readonly unread: Signal<Trouble | null>
  readonly draft: Signal<ContactDraft>
  readonly step: Signal<Step>
  readonly faults: Signal<Faults>
  readonly busy: Signal<boolean>
  /** Why it did not go out. */
  readonly trouble: Signal<Trouble | null>
  readonly similar: Signal<readonly SimilarTicket[]>
  readonly sent: Signal<{ readonly ticket: Ticket; readonly duplicate: boolean } | null>
  /** The type that is being asked, once one was chosen. */
  type(): OfferedType | null
  /** Whether name and address have to be asked. */
  asksPerson(): boolean
  load(): void
  choose(typeId: string | null): void
  change(more: Partial<ContactDraft>): void
  answer(key: string, value: string): void
  /** The files of a field; those of none under `''`. */
  tray(key: string): Tray | null
  /** What handles files, once it is here. */
  readonly files: Signal<FilesKit | null>
  /** Sends it; `anyway` also where it was asked before. Resolves to the control that needs another look. */
  send(anyway: boolean): Promise<string | null>
  discard(): void
}

/** The contact form of a messenger: made when it is first shown, gone with its store. */
export const contactOf = onePerStore(createContact)

function createContact(store: Store): Contact {
  const { shell, place, customer } = store
  const client = createTicketsClient(store.client)
  const t = followLanguage(store, contactWords)
  const files = signal<FilesKit | null>(null)
  const mayStore = (): boolean => shell.options().consent !== false
  const form = signal<ContactForm | null>(null)
  const unread = signal<Trouble | null>(null)
  const draft = signal(readDraft(recallDraft(CONTACT_DRAFT)) ?? blankDraft(newClientId()))
  const step = signal<Step>('write')
  const faults = signal<Faults>({})
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)
  const similar = signal<readonly SimilarTicket[]>([])
  const sent = signal<{ ticket: Ticket; duplicate: boolean } | null>(null)
  const trays = new Map<string, Tray>()
  let before: string | undefined

  function change(more: Partial<ContactDraft>): void {
    draft.value = { ...draft.peek(), ...more }
    keepDraft(CONTACT_DRAFT, isBlank(draft.peek()) ? '' : JSON.stringify(draft.peek()), mayStore())
    // What was looked at again is no longer called wrong; the next look is at sending.
    const left = Object.entries(faults.peek()).filter(([id]) => !(id in more))
    if (left.length < Object.keys(faults.peek()).length) faults.value = Object.fromEntries(left)
  }

  function forget(): void {
    keepDraft(CONTACT_DRAFT, '', false)
    for (const tray of trays.values()) tray.clear()
    trays.clear()
    draft.value = blankDraft(newClientId())
    faults.value = {}
    trouble.value = null
    similar.value = []
  }

  function tray(key: string): Tray | null {
    const known = trays.get(key)
    const kit = files.peek()
    const limits = form.peek()?.attachments
    if (known || !kit || !limits) return known ?? null
    const made: Tray = kit.openTray(store, limits, () =>
      change({ files: { ...draft.peek().files, [key]: [...made.ready()] } }),
    )
    made.restore(draft.peek().files[key] ?? [])
    trays.set(key, made)
    return made
  }

  async function load(): Promise<void> {
    unread.value = null
    try {
      form.value = await client.contactForm()
      const { types } = form.value
      const asked = place.peek()
      const wanted = asked.name === 'contact' && types.find(({ key }) => key === asked.type)
      if (wanted) change({ typeId: wanted.id })
      else if (types.length === 1) change({ typeId: types[0]?.id ?? null })
    } catch (error) {
      unread.value = toTrouble(error)
    }
  }

  const type = (): OfferedType | null => form.value?.types.find(({ id }) => id === draft.value.typeId) ?? null
  const asksPerson = (): boolean => {
    const known = customer.value
    return !known?.verified && !(known?.name && known.email)
  }

  /** Says who asks, where that is not known yet. */
  async function introduce(): Promise<void> {
    const { name, email, phone, method } = draft.peek()
    const known = customer.peek()
    if (known?.verified) return
    const number = method === 'phone' ? phone.trim() : ''
    const news = {
      ...(asksPerson() && { name: name.trim(), email: email.trim() }),
      ...(number && { attributes: { ...known?.attributes, phone: number } }),
    }
    if (Object.keys(news).length > 0) await store.client.update(news)
  }

  async function ask(chosen: OfferedType): Promise<void> {
    const { clientId, subject, text, booking, method, phone, pressing, files: enclosed } = draft.peek()
    const words = t.peek()
    // What is vouched for by the host cannot be added to, so the number stands in the message.
    const told = method === 'phone' && customer.peek()?.verified ? `\n\n${words?.('phone')}: ${phone.trim()}` : ''
    const { values } = checkAnswers(chosen.fields, draft.peek())
    change({ tried: true })
    const { ticket, duplicate } = await client.create({
      clientId,
      typeId: chosen.id,
      subject: subject.trim(),
      text: text.trim() + told,
      fields: values,
      attachments: enclosed[''] ?? [],
      pressing,
      ...(booking && { bookingRef: booking }),
      ...(method && { contactMethod: method }),
    })
    forget()
    shell.ticket({ id: ticket.id, number: ticket.number, bookingNumber: Number(booking) || null })
    sent.value = { ticket, duplicate }
    step.value = 'sent'
  }

  /** Whether something like it was asked before: then that is shown first. */
  async function askedBefore(): Promise<boolean> {
    const { subject, text, tried } = draft.peek()
    // Where it was tried before, what looks like it may be itself.
    if (tried) return false
    similar.value = await client.similar({ subject: subject.trim(), text: text.trim() }).catch(() => [])
    return similar.peek().length > 0
  }

  function failed(chosen: OfferedType, error: unknown): void {
    trouble.value = toTrouble(error)
    const words = t.peek()
    if (!(error instanceof DeskbellError) || !words) return
    // It went out after all, in other words: what is written now is another request.
    if (error.code === 'client_id_reused') change({ clientId: newClientId(), tried: false })
    if (error.code !== 'invalid_input') return
    faults.value = faultsFrom(words, chosen, draft.peek(), error.errors)
    if (error.errors.some(({ path }) => path.endsWith('typeId'))) choose(null)
  }

  async function send(anyway: boolean): Promise<string | null> {
    const [chosen, words] = [type(), t.peek()]
    if (!chosen || !words || busy.peek()) return null
    trouble.value = null
    const waiting = [...trays].find(([, one]) => one.busy())
    faults.value = {
      ...faultsOf(words, chosen, draft.peek(), { person: asksPerson() }),
      ...(waiting && { [waiting[0] ? `field_${waiting[0]}` : 'files']: words('filesUnderWay') }),
    }
    const [first] = Object.keys(faults.peek())
    if (first) {
      step.value = 'write'
      return first
    }
    busy.value = true
    try {
      if (!anyway && (await askedBefore())) step.value = 'similar'
      else {
        await introduce()
        await ask(chosen)
      }
    } catch (error) {
      step.value = 'write'
      failed(chosen, error)
    }
    busy.value = false
    return Object.keys(faults.peek())[0] ?? null
  }

  function choose(typeId: string | null): void {
    step.value = 'write'
    faults.value = {}
    change({ typeId })
  }

  async function bringFiles(): Promise<void> {
    files.value = await import('../files/files.tsx').catch(() => null)
  }

  /** What was kept because there was no connection goes out with the next one. */
  const online = (): void => {
    if (trouble.peek()?.kind === 'offline') send(true)
  }
  addEventListener('online', online)
  store.ends.push(
    () => removeEventListener('online', online),
    effect(() => {
      const { value } = place
      if (value.name !== 'contact') return
      if (step.peek() === 'sent') step.value = 'write'
      const { types = [] } = form.peek() ?? {}
      const wanted = types.find(({ key }) => key === value.type)
      if (wanted) choose(wanted.id)
      if (value.booking) {
        const { number, service } = value.booking
        change({ booking: `${number}`, subject: draft.peek().subject || `#${number} ${service}` })
      }
      // What may be expected depends on the hour.
      load()
      if (!files.peek()) bringFiles()
    }),
    // With the session, what was written for it.
    effect(() => {
      const id = customer.value?.id
      if (before !== undefined && id === undefined) forget()
      before = id
    }),
  )

  return {
    store,
    t,
    form,
    unread,
    draft,
    step,
    faults,
    busy,
    trouble,
    similar,
    sent,
    type,
    asksPerson,
    load,
    choose,
    change,
    answer: (key, value) => {
      change({ answers: { ...draft.peek().answers, [key]: value } })
      const { [`field_${key}`]: _gone, ...left } = faults.peek()
      faults.value = left
    },
    tray,
    files,
    send,
    discard() {
      forget()
      step.value = 'write'
    },
  }
}
