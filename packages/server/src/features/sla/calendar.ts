import type { BusinessHours, Calendar } from '@deskbell/protocol'
import type { CalendarRow } from './policies-repository.ts'

export function toCalendar({ id, name, hours, holidays }: CalendarRow): Calendar {
  return {
    id,
    name,
    hours: hours === null ? null : (JSON.parse(hours) as BusinessHours),
    holidays: JSON.parse(holidays) as Calendar['holidays'],
  }
}
