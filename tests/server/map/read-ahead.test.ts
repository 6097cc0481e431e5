import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../../../server/main.ts'
import { pointsOf } from '../../../web/composables/map/map-points.ts'
import { openApp } from '../open-app.ts'
import type { MapAnswers } from './map-answers.ts'

it('A server that has started has read the places of the map before anybody asks for them', async () => {
  const { db, env, clock, signIn } = await openApp()
  const server = await startServer({ db, env, clock: () => clock.now })
  onTestFinished(() => server.close())
  await setTimeout(300)
  // Behind the back of the history, which alone says what is to be read again.
  await db.deleteFrom('coordination_point').execute()
  const { points } = await (await (await signIn('planner'))('/api/map/points?bounds=120,35,121,37')).json() as MapAnswers['points']
  expect(pointsOf(points)).toMatchObject([{ longitude: 120.38, latitude: 36.06, kind: 'shelter' }])
})
