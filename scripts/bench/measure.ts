import { performance } from 'node:perf_hooks'

/** Runs a task some times after one warm-up and answers the median and 95th percentile in milliseconds. */
export async function measure(task: () => Promise<unknown>, runs = 15) {
  await task()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await task()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0
  return { median: at(0.5), p95: at(0.95) }
}

/** Prints rows side by side, with each row's median as a ratio of the first one's. */
export function printRatios(title: string, rows: { name: string, median: number, p95?: number, note?: string }[]) {
  const base = rows[0]?.median ?? 1
  process.stdout.write(`\n${title}\n`)
  for (const { name, median, p95, note } of rows) {
    const tail = p95 === undefined ? '' : `p95 ${p95.toFixed(1)} ms`
    process.stdout.write(`  ${name.padEnd(34)} ${median.toFixed(1).padStart(9)} ms  ×${(median / base).toFixed(2).padEnd(7)} ${tail} ${note ?? ''}\n`)
  }
}
