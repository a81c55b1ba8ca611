import { type Browser, chromium, type LaunchOptions } from 'playwright'
import { ensureChromium } from '../../scripts/chromium.ts'

/** A headless Chromium that talks to nobody by itself. Close it, or `await using` it. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { args = [], ...rest } = options
  return chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox', '--disable-background-networking', ...args],
    // Names of downloads are written as the system writes: one that says nothing knows ASCII only.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    ...rest,
  })
}
