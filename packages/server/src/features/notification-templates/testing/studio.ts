import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright'
import sharp from 'sharp'
import { launchBrowser } from '../../../../../../tests/support/browser.ts'

/** Widths of a mail program on a desk and on a small phone. */
export const WIDTHS = [600, 320] as const
const SCHEMES = ['light', 'dark'] as const
export const LOGO_URL = 'https://logo.example/logo.png'

/** A browser that shows mails, in a font that is the same on every machine and without a network. */
export interface Studio {
  readonly page: Page
  /** What was asked of anybody, but for the logo. */
  readonly outside: string[]
  /** Both widths beside each other: a PNG for each scheme. */
  shoot(html: string): Promise<Buffer[]>
  close(): Promise<void>
}

export async function openStudio(): Promise<Studio> {
  const [browser, fonts, logo] = await Promise.all([launchBrowser(), fontRules(), drawLogo()])
  const outside: string[] = []
  const page = await openPage(browser, logo, outside)
  return {
    page,
    outside,
    async shoot(html) {
      const height = await page.evaluate(show, html.replace('</head>', `${fonts}</head>`))
      const shots: Buffer[] = []
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme })
        shots.push(await page.screenshot({ clip: { x: 0, y: 0, width: WIDTHS[0] + WIDTHS[1], height } }))
      }
      return shots
    },
    close: () => browser.close(),
  }
}

async function openPage(browser: Browser, logo: Buffer, outside: string[]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: WIDTHS[0] + WIDTHS[1], height: 2_400 } })
  await page.route('**', (route) => {
    const url = route.request().url()
    if (url === LOGO_URL) return route.fulfill({ body: logo, contentType: 'image/png' })
    outside.push(url)
    return route.abort()
  })
  const frames = WIDTHS.map((width) => `<iframe width="${width}" sandbox="allow-same-origin"></iframe>`)
  await page.setContent(
    `<style>body{margin:0;display:flex;align-items:flex-start}iframe{border:0;flex:none}</style>${frames.join('')}`,
  )
  return page
}

/** Runs in the page: shows a mail in every frame, and answers how high the highest is. */
async function show(html: string): Promise<number> {
  const frames = [...document.querySelectorAll('iframe')]
  const heights = frames.map(async (frame) => {
    await new Promise((done) => {
      frame.onload = done
      frame.style.height = '100px'
      frame.srcdoc = html
    })
    const inner = frame.contentDocument
    await inner?.fonts.ready
    return inner?.documentElement.scrollHeight ?? 0
  })
  const highest = Math.max(...(await Promise.all(heights)))
  for (const frame of frames) frame.style.height = `${highest}px`
  return highest
}

/** One family for Latin and Arabic letters, put over what the mail names. */
async function fontRules(): Promise<string> {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('@fontsource/ibm-plex-sans-arabic/400.css'))
  const rules = [400, 600].flatMap((weight) =>
    ['latin', 'latin-ext', 'arabic'].map(async (letters) => {
      const name = `files/ibm-plex-sans-arabic-${letters}-${weight}-normal.woff2`
      const data = (await readFile(join(folder, name))).toString('base64')
      const range = letters === 'arabic' ? 'unicode-range:U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFC;' : ''
      const extended = letters === 'latin-ext' ? 'unicode-range:U+0100-024F;' : ''
      return `@font-face{font-family:Sheet;font-weight:${weight};${range}${extended}src:url(data:font/woff2;base64,${data})}`
    }),
  )
  return `<style>${(await Promise.all(rules)).join('')}*{font-family:Sheet!important}</style>`
}

/** Dark letters on nothing, as logos are. */
function drawLogo(): Promise<Buffer> {
  const mark =
    '<circle cx="36" cy="36" r="30" fill="#1d3557"/><rect x="84" y="24" width="150" height="24" fill="#1d3557"/>'
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="250" height="72">${mark}</svg>`))
    .png()
    .toBuffer()
}
