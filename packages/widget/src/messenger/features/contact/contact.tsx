import { Banner } from '../../banner.tsx'
import { availabilityWords } from '../../format/availability.ts'
import { CloseButton } from '../../parts/buttons.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { Store } from '../../store.ts'
import css from '../../styles/contact.css.ts'
import { type Contact, contactOf } from './contact-form.ts'
import { fetchFields, fieldsView } from './fields-view.ts'
import type { ContactTranslator } from './words/words.ts'

export { css }

/** Each step says where one is: to those who see it, and to those who hear it. */
const takeFocus = (heading: HTMLElement | null): void => heading?.focus({ preventScroll: true })

/** A request by form: what it is about, then what that asks. */
export default function ContactView({ store }: { readonly store: Store }) {
  const form = contactOf(store)
  const t = form.t.value
  const type = form.type()
  const step = form.step.value
  const several = (form.form.value?.types.length ?? 0) > 1
  const back = (): void => {
    if (step === 'similar') form.step.value = 'write'
    else if (step === 'write' && type && several) form.choose(null)
    else store.go({ name: 'home' })
  }
  const title = t && (step === 'sent' ? t('title') : (type?.name ?? t('title')))
  return (
    <div class="view contact">
      <header class="bar">
        <button
          type="button"
          class="tool"
          aria-label={t?.(step === 'write' && type && several ? 'toTypes' : 'back') ?? store.t.value('back')}
          onClick={back}
        >
          <Icon name="back" flip />
        </button>
        <h2 key={`${step} ${type?.id}`} tabIndex={-1} ref={takeFocus} data-focus>
          <bdi>{title}</bdi>
        </h2>
        <CloseButton store={store} />
      </header>
      <Banner store={store} />
      {t ? (
        <Body form={form} t={t} />
      ) : (
        <div class="scroll">
          <Skeleton label={store.t.value('loading')} />
        </div>
      )}
    </div>
  )
}

function Body({ form, t }: { readonly form: Contact; readonly t: ContactTranslator }) {
  const { store } = form
  const type = form.type()
  const sent = form.sent.value
  const types = form.form.value?.types
  const fields = fieldsView.value
  if (!fields) fetchFields()
  if (fields && fields !== 'failed') {
    const { Asked, ContactFields, Sent } = fields
    if (form.step.value === 'sent' && sent) return <Sent form={form} t={t} {...sent} />
    if (form.step.value === 'similar') return <Asked form={form} t={t} />
    if (type) return <ContactFields key={type.id} form={form} t={t} type={type} />
  }
  const trouble = form.unread.value
  return (
    <div class="scroll">
      {type && fields ? (
        <Failure store={store} trouble={null} retry={fetchFields} />
      ) : types && types.length > 0 && !type ? (
        <Types form={form} t={t} />
      ) : types && !type ? (
        <Empty icon="messages" title={t('none')} hint={t('noneHint')}>
          <button type="button" class="primary" onClick={() => store.go({ name: 'chat', id: null })}>
            {t('chat')}
          </button>
        </Empty>
      ) : trouble ? (
        <Failure store={store} trouble={trouble} retry={form.load} />
      ) : (
        <Skeleton label={store.t.value('loading')} />
      )}
    </div>
  )
}

/** What one may ask, one card each; and whether anybody is there. */
function Types({ form, t }: { readonly form: Contact; readonly t: ContactTranslator }) {
  const { store } = form
  const known = form.form.value
  if (!known) return null
  return (
    <div class="kinds">
      <p class="lead">{availabilityWords(store.t.value, known.availability, store.now.value)}</p>
      <h3>{t('which')}</h3>
      <ul>
        {known.types.map(({ id, name, description }) => (
          <li key={id}>
            <button type="button" class="kind" onClick={() => form.choose(id)}>
              <span class="kind-text">
                <b>
                  <bdi>{name}</bdi>
                </b>
                {description && (
                  <span class="quiet">
                    <bdi>{description}</bdi>
                  </span>
                )}
              </span>
              <Icon name="forward" flip />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
