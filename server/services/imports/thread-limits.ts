export const threadHeap = {
  /** Room for a file within the limits, and an end for one that would take the machine with it. */
  maxOldGenerationSizeMb: 768,
  /** Half of what a thread has by itself: its rows live for a batch or to the end, and 15 MB less cost a twentieth of the time. */
  maxYoungGenerationSizeMb: 24,
}

/** How a thread of imports opens the database. */
export const threadConnection = {
  /** Milliseconds: an import may wait for another one's commit. */
  patience: 5 * 60_000,
  /** It copies the log into the file before the server's own thread has to, whose loop would stand still for it. */
  checkpointPages: 1_000,
  /** What it stages is written once and read once, for which a large cache is of no use. */
  cacheKilobytes: 8_000,
}
