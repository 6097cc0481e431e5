/** Room for a file within the limits, and an end for one that would take the machine with it. */
export const HEAP_MEGABYTES = 768

/** How a thread of imports opens the database. */
export const threadConnection = {
  /** Milliseconds: an import may wait for another one's commit. */
  patience: 5 * 60_000,
  /** It copies the log into the file before the server's own thread has to, whose loop would stand still for it. */
  checkpointPages: 1_000,
  /** What it stages is written once and read once, for which a large cache is of no use. */
  cacheKilobytes: 12_000,
}
