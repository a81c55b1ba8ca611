/** `npm run bench`, or `npm run bench -- fanout` for one section. */
import { bookings } from './bookings/section.ts'
import { fanout } from './fanout/section.ts'
import { help } from './http/help.ts'
import { routes } from './http/routes.ts'
import { send } from './http/send.ts'
import { notifications } from './notifications/section.ts'
import { search } from './search/section.ts'
import { print } from './support/print.ts'
import type { Section } from './support/report.ts'
import { keepResults } from './support/results.ts'
import { tickets } from './tickets/section.ts'
import { widget } from './widget/section.ts'

const SECTIONS: readonly Section[] = [widget, fanout, send, routes, help, search, tickets, notifications, bookings]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !SECTIONS.some((section) => section.name === name))
if (unknown.length > 0) {
  console.error(`No section is called ${unknown.join(', ')}. There are: ${SECTIONS.map((s) => s.name).join(', ')}.`)
  process.exit(2)
}

for (const section of SECTIONS) {
  if (wanted.length > 0 && !wanted.includes(section.name)) continue
  const start = performance.now()
  const result = await section.run((line) => console.log(`… ${line}`))
  print(section, result)
  keepResults(section, result)
  console.log(`  took ${Math.round((performance.now() - start) / 1000)} s\n`)
}
