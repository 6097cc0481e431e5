import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { useResource } from '../../../web/composables/use-resource.ts'

beforeEach(() => setActivePinia(createPinia()))

/** Questions that are answered by hand, in whatever order. */
function openDesk() {
  const answers: ((answer: string) => void)[] = []
  const source = ref(0)
  const resource = useResource((signal) => new Promise<string>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('overtaken')))
    answers.push(resolve)
  }), [source])
  return { answers, source, ...resource }
}

describe('data of the server for a screen', () => {
  it('is there for whoever asked again, also where a newer question has overtaken theirs', async () => {
    const { answers, source, data, loading, reload } = openDesk()
    answers[0]?.('version 1')
    await nextTick()
    let isThere: string | null = null
    const reloading = reload().then(() => { isThere = data.value })
    source.value += 1
    await nextTick()
    expect([answers.length, isThere]).toEqual([3, null])
    answers[2]?.('version 2')
    await reloading
    expect([isThere, loading.value]).toEqual(['version 2', false])
  })
})
