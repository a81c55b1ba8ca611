import type { BrowserContextOptions, Page } from 'playwright'
import type { FakeSite } from '../fake-site.ts'
import { idOf } from '../fixtures.ts'
import type { FieldControls } from './service.ts'

/** A telephone held in one hand. */
export const PHONE: BrowserContextOptions = {
  ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' },
}
/** One that may tell where it is. */
export const LOCATED: BrowserContextOptions = {
  ...PHONE,
  ...{ permissions: ['geolocation'], geolocation: { latitude: 38.71, longitude: -9.14, accuracy: 10 } },
}

export const visitPath = (n: number, more = '') => `provider/bookings/${idOf('bkg', n)}?role=provider${more}`

/** A provider's page, with what a hand does on it. */
export function handOn(page: Page) {
  const arrived = () => page.evaluate(() => window.fake.field.arrived())
  return {
    press: (name: string | RegExp) => page.getByRole('button', { name }).first().click(),
    button: (name: string | RegExp) => page.getByRole('button', { name }),
    down: (on: boolean) => page.evaluate((value) => window.fake.field.down(value), on),
    upNext: () => page.evaluate(() => window.fake.field.upNext()),
    office: (...args: Parameters<FieldControls['office']>) =>
      page.evaluate((given) => window.fake.field.office(...given), args),
    /** The statuses that arrived, in order. */
    steps: async () =>
      (await arrived())
        .filter(({ to }) => to.startsWith('status'))
        .map(({ body }) => (body as { status: string }).status),
    /** What arrived at the end of a path, such as `location 433`. */
    at: async (to: string) => (await arrived()).filter((one) => one.to === to).map(({ body }) => body),
  }
}

export type Hand = ReturnType<typeof handOn>

/** Opens an address below /console/ as a provider with a telephone. */
export const openOnPhone = (site: FakeSite, path = 'provider?role=provider', options = PHONE): Promise<Page> =>
  site.open(path, options)
