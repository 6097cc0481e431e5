import { benchOverview } from './overview.ts'

await benchOverview()
