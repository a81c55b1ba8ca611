import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Bell } from '../../ui/bell.tsx'
import { usePageTitle } from '../../ui/page-title.ts'

interface DoorProps {
  title: string
  /** Set where the page takes the place of a form: the title is read out, and the keyboard goes on from there. */
  isOutcome?: boolean
  children: ComponentChildren
}

/** The frame of every page one sees before being signed in. */
export function Door({ title, isOutcome = false, children }: DoorProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isOutcome) heading.current?.focus()
  }, [isOutcome])
  usePageTitle(title.includes(t.product) ? title : `${title} · ${t.product}`)
  return (
    <main class="door">
      <div class="door-card">
        <Bell size={40} />
        <h1 ref={heading} class="door-title" {...(isOutcome && { tabIndex: -1 })}>
          {title}
        </h1>
        {children}
      </div>
    </main>
  )
}

/** What went wrong with a whole form. */
function Problem({ text }: { text: string | null }) {
  return (
    <div role="alert" class="problem-place">
      {text && <p class="problem">{text}</p>}
    </div>
  )
}

interface DoorFormProps {
  submit: string
  working: string
  busy: boolean
  problem: string | null
  onSubmit: () => void
  children: ComponentChildren
}

/** The fields of a door, what is wrong with them all, and the button that sends them. */
export function DoorForm({ submit, working, busy, problem, onSubmit, children }: DoorFormProps) {
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <Problem text={problem} />
      <button type="submit" class="button button-primary button-wide" aria-busy={busy}>
        {busy ? working : submit}
      </button>
    </form>
  )
}
