import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['@deskbell/source'] },
  ssr: { resolve: { conditions: ['@deskbell/source', 'node', 'import', 'default'] } },
  test: { include: ['packages/*/src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'] },
})
