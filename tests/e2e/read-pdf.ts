import { execFileSync } from 'node:child_process'

/** Whether this machine has the programs that read what was printed. */
export const canReadPdf = has('pdftotext') && has('pdfinfo')

function has(program: string) {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The text of each page of a PDF, in the order in which it was drawn. */
export const pdfPages = (file: string) => execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)

interface Word { text: string, left: number, right: number, top: number, bottom: number }
export interface PrintedPage { width: number, height: number, words: Word[] }

/** Where every word stands on its page, in points (1/72 inch). */
export function pdfWords(file: string): PrintedPage[] {
  const found = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
  return found.split('<page ').slice(1).map((page) => {
    const [width = 0, height = 0] = [...page.matchAll(/^width="([\d.]+)" height="([\d.]+)"/gu)].flatMap((size) => [Number(size[1]), Number(size[2])])
    const words = [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gu)]
      .map(([, left, top, right, bottom, text]) => ({ text: text ?? '', left: Number(left), right: Number(right), top: Number(top), bottom: Number(bottom) }))
    return { width, height, words }
  })
}
