/** A command's output. Once its reader has gone (`| head`) nothing more is written, and the work goes on without it. */
export interface Output {
  /** Waits where the reader is slow. */
  write(text: string): Promise<void>
  isClosed(): boolean
}

export function openOutput(stream: NodeJS.WriteStream = process.stdout): Output {
  let isClosed = false
  let wake = () => {}
  stream.on('drain', () => wake())
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    isClosed = true
    wake()
  })
  return {
    isClosed: () => isClosed,
    async write(text) {
      if (isClosed || stream.write(text)) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    },
  }
}
