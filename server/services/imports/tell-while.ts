/** Often enough to look steady, seldom enough to cost nothing. */
const EVERY_MILLISECONDS = 200

/** Does something and meanwhile keeps telling how far it has come. */
export async function tellWhile<T>(tell: () => void, act: () => Promise<T>): Promise<T> {
  const clock = setInterval(tell, EVERY_MILLISECONDS)
  try {
    return await act()
  } finally {
    clearInterval(clock)
  }
}
