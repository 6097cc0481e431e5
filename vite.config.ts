import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const repository = fileURLToPath(new URL('.', import.meta.url))
const fromRepository = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const serverPort = process.env.TONGXIN_PORT ?? '8787'

/** A shared chunk's name goes on with every page that uses it; the hash is enough. Of a style sheet the extension goes too. */
const withoutUsers = (name: string) => name.replace(/~.*$/u, '').replace(/\.css$/u, '')

export default defineConfig({
  root: fromRepository('./web'),
  plugins: [vue()],
  // vue-i18n 11 interprets messages without eval, as our Content-Security-Policy demands; what we do not use is left out.
  define: {
    __VUE_I18N_FULL_INSTALL__: 'true',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_JIT_COMPILATION__: 'true',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    outDir: fromRepository('./dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The large libraries change seldom and are not on every page: apart, they stay in the browser's cache.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // Shared files may need each other in a ring; with this a module still runs after what it imports.
        strictExecutionOrder: true,
        chunkFileNames: ({ name }) => `assets/${withoutUsers(name)}-[hash].js`,
        assetFileNames: ({ names }) => `assets/${withoutUsers(names[0] ?? '')}-[hash][extname]`,
        codeSplitting: {
          groups: [
            // First in priority: a group takes its dependencies along, and Vue would end up inside element-plus.
            { name: 'vue', test: /node_modules[\\/](vue|@vue|vue-router|vue-i18n|@intlify|pinia|@vueuse)[\\/]/, priority: 3 },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 2 },
            { name: 'leaflet', test: /node_modules[\\/](leaflet|flatbush|flatqueue)[\\/]/, priority: 2 },
            { name: 'element-plus', test: /node_modules[\\/](element-plus|@element-plus|@floating-ui|@popperjs|async-validator|dayjs)[\\/]/, priority: 2 },
            // What several pages share comes in a few files by who uses it, not in a hundred of a kilobyte each.
            { name: 'shared', test: /[\\/]web[\\/]/, minShareCount: 2, priority: 1, entriesAware: true, entriesAwareMergeThreshold: 30_000 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '^/api/': { target: `http://127.0.0.1:${serverPort}` } },
  },
  test: {
    root: repository,
    maxConcurrency: 2,
    projects: [
      {
        extends: true,
        root: repository,
        // A core each (by default one is left idle), and each loads the product's modules once for all of its files: together a third of the time on two cores.
        test: { name: 'node', environment: 'node', include: ['tests/{db,server,web,scripts}/**/*.test.ts'], testTimeout: 120_000, maxWorkers: '100%', isolate: false },
      },
      {
        extends: true,
        root: repository,
        // Driven from node through playwright-core, after all else: a browser waits for its server and its page half of the time, so two go beside each other.
        test: {
          name: 'browser', environment: 'node', include: ['tests/e2e/**/*.test.ts'], globalSetup: ['tests/e2e/sample-district.ts'], maxWorkers: 2, isolate: false,
          testTimeout: 180_000, hookTimeout: 180_000, sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
