import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * `vite build` makes the app the server serves under /console/. `vite build --mode fake` makes the
 * same app over a pretended service, for tests of what it shows; it is never shipped.
 */
export default defineConfig(({ mode }) => {
  const fake = mode === 'fake'
  return {
    root: here('.'),
    base: '/console/',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    resolve: { conditions: ['@deskbell/source', 'module', 'browser', 'development|production'] },
    build: {
      outDir: fake ? here('./node_modules/.fake-dist') : here('./dist'),
      emptyOutDir: true,
      target: 'es2023',
      // The console asks for a browser of 2024 or later; older ones lack `light-dark()` and popovers.
      cssTarget: ['chrome123', 'safari17.5', 'firefox125'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: fake ? here('./fake.html') : here('./index.html') },
    },
  }
})
