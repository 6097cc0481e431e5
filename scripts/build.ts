// The product as it is run: the screens and the server, each unless it stands there from the same sources.
import { buildServer } from './build/build-server.ts'
import { buildWeb } from './build/build-web.ts'

await buildWeb()
await buildServer()
