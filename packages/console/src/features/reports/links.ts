import { ticketsHref } from '../../app/routes.ts'
import { dateOf, type Span } from './period.ts'

/** The list of tickets that a figure counts: those created in its span, narrowed by filters of the list. */
export function listHref(span: Span, teamId: string, filters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({
    ...filters,
    ...(teamId && { teamId }),
    ...{ from: dateOf(span.from), to: dateOf(span.to - 1) },
  })
  return ticketsHref('all', null, `?${query.toString().replaceAll('%2C', ',')}`)
}
