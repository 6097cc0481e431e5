import { readFileSync } from 'node:fs'

/** The most memory that this process has held, in megabytes. What Linux tells of itself, for `resourceUsage` begins with what the process that started it held. */
export function peakMegabytes() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}
