import { configDefaults, defineConfig } from 'vitest/config'

// `unit` reads sources and needs no build; `e2e` runs the built command in browsers, and packed packages; `endurance`
// breaks links, kills servers and watches what is left.
const shared = {
  resolve: { conditions: ['@deskbell/source'] },
  // Vitest hands these to Node as well, where "import" would break every require().
  ssr: { resolve: { conditions: ['@deskbell/source', 'node'] } },
}

const postgres = new URL('packages/server/src/testing/postgres.setup.ts', import.meta.url).pathname
const builds = new URL('tests/support/builds.setup.ts', import.meta.url).pathname

// Nothing is known to need it. Where a busy machine starves a browser, the run still ends well, and names the test
// that did not pass at once: each such line is a bug whose cause is to be found.
const RETRIES = 1

export default defineConfig({
  test: {
    // The machines this has to fit have two cores, and a file waits for most of its time: for a database, for a browser,
    // for a process it started or for a time to pass.
    maxWorkers: 3,
    reporters: ['default'],
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          globalSetup: [postgres, builds],
          retry: RETRIES,
          // The first test on PostgreSQL starts and migrates it, which a busy machine takes seconds for.
          testTimeout: 20_000,
          hookTimeout: 30_000,
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/.tmp/**'],
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          globalSetup: [postgres, builds],
          retry: RETRIES,
          include: ['tests/*.test.ts', 'tests/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'endurance',
          globalSetup: [postgres, builds],
          retry: RETRIES,
          include: ['tests/{durability,realtime}/**/*.test.ts'],
          // Times and orders are asserted here, so files do not compete with each other.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
