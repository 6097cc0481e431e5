import { conflict } from '../../errors.ts'

const MOST_ATTEMPTS = 5

/** Works something out, and again until no other person's change comes in between. Throws `conflict` where that does not end. */
export async function untilUndisturbed<T>(attempt: (tries: number) => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < MOST_ATTEMPTS; tries += 1) {
    const result = await attempt(tries)
    if (result !== null) return result
  }
  throw conflict({
    zh: '其间一直有人在改同类数据，没有写入。请稍后再试', en: 'Others kept changing the same data meanwhile, and nothing was written. Try again a little later',
  })
}
