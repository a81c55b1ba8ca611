import type { Calendar, SlaPolicy } from '@deskbell/protocol'
import { Pencil, Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { CalendarDialog } from './calendar-dialog.tsx'
import { hoursAWeek } from './due.ts'

interface Props {
  policies: readonly SlaPolicy[]
  calendars: readonly Calendar[]
  onChange: (calendars: readonly Calendar[]) => void
}

const number = new Intl.NumberFormat(t.formats, { maximumFractionDigits: 1 })

/** When time counts, by name. */
export function CalendarList({ policies, calendars, onChange }: Props) {
  const api = useSetup()
  const { toasts } = useDesk()
  const [editing, setEditing] = useState<Calendar | 'new' | null>(null)
  const [deleting, setDeleting] = useState<Calendar | null>(null)
  const noteOf = ({ id, hours, holidays }: Calendar) => {
    const users = policies.filter((policy) => policy.calendarId === id).map((policy) => policy.name)
    return [
      hours
        ? `${hours.timeZone.replaceAll('_', ' ')}, ${s.sla.hoursAWeek(number.format(hoursAWeek(hours)))}`
        : s.sla.always,
      s.sla.holidays(holidays.length),
      ...(users.length > 0 ? [s.sla.usedBy(users.join(', '))] : []),
    ].join(' · ')
  }
  return (
    <section class="section" aria-labelledby="calendars">
      <div class="section-head">
        <div>
          <h2 class="section-title" id="calendars">
            {s.sla.calendars}
          </h2>
          <p class="field-hint">{s.sla.calendarsHint}</p>
        </div>
        <button type="button" class="button" onClick={() => setEditing('new')}>
          <Icon icon={Plus} size={18} />
          {s.sla.createCalendar}
        </button>
      </div>
      {calendars.length === 0 && <p class="section-none">{s.sla.noCalendars}</p>}
      <ul class="setup-rows">
        {calendars.map((calendar) => (
          <li key={calendar.id} class="setup-row">
            <div class="setup-words">
              <p class="setup-name" dir="auto">
                {calendar.name}
              </p>
              <p class="setup-note">{noteOf(calendar)}</p>
            </div>
            <span class="row-actions">
              <button
                type="button"
                class="icon-button"
                aria-label={s.sla.editCalendar(calendar.name)}
                onClick={() => setEditing(calendar)}
              >
                <Icon icon={Pencil} size={18} />
              </button>
              <button
                type="button"
                class="icon-button"
                aria-label={s.sla.deleteCalendarLabel(calendar.name)}
                onClick={() => setDeleting(calendar)}
              >
                <Icon icon={Trash2} size={18} />
              </button>
            </span>
          </li>
        ))}
      </ul>
      {editing && (
        <CalendarDialog
          calendar={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            const known = calendars.some((one) => one.id === saved.id)
            onChange(known ? calendars.map((one) => (one.id === saved.id ? saved : one)) : [...calendars, saved])
            toasts.show(s.sla.calendarSaved(saved.name))
            setEditing(null)
          }}
        />
      )}
      {deleting && (
        <DeleteDialog
          title={s.sla.deleteCalendarTitle(deleting.name)}
          text={s.sla.deleteCalendarText}
          action={s.sla.deleteCalendar}
          remove={async () => {
            await api.deleteCalendar(deleting.id)
          }}
          onDone={() => {
            onChange(calendars.filter((one) => one.id !== deleting.id))
            toasts.show(s.sla.calendarDeleted(deleting.name))
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  )
}
