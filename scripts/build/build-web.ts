import { buildOnce } from './build-once.ts'

/** Builds the screens into `dist/web`. */
export const buildWeb = () => buildOnce({
  folder: 'dist/web',
  sources: ['web', 'vite.config.ts'],
  async build() {
    // Loaded only when there is something to build: the bundler is most of what a start would wait for.
    const { build } = await import('vite')
    await build({ logLevel: 'warn' })
  },
})
