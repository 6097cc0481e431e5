// A worker thread does not inherit the TypeScript loader on Node 20, so this file brings it in. Of the compiled server the compiled worker has its name.
import { register } from 'tsx/esm/api'

register()
await import('./export-worker.ts')
