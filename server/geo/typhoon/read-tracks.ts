import { AppError } from '../../errors.ts'
import { readCma } from './read-cma.ts'
import { readIbtracs } from './read-ibtracs.ts'
import { readJma } from './read-jma.ts'
import { isZhejiang, type QuadrantOrder, readZhejiang } from './read-zhejiang.ts'
import type { TrackReading } from './track.ts'

const notATrack = () => new AppError('typhoon.not_a_track', 422, {
  zh: '这不是认得的台风路径文件。可以读：中国气象局 CHyyyyBST.txt、日本气象厅 bst、IBTrACS v4 的 .csv、浙江台风路径 JSON。请原样放入下载的文件',
  en: 'This is no typhoon file that can be read: CMA CHyyyyBST.txt, JMA bst, IBTrACS v4 .csv and the JSON of Zhejiang’s typhoon service can. Give the file as it was downloaded',
})

/** The tracks of a file, told apart by what stands in it and never by its name. Throws typhoon.not_a_track. */
export function readTracks(content: Uint8Array, { quadrantOrder }: { quadrantOrder: QuadrantOrder }): TrackReading {
  const text = decode(content)
  const reading = read(text, quadrantOrder)
  if (reading === null || reading.tracks.length === 0) throw notATrack()
  return reading
}

function read(text: string, quadrantOrder: QuadrantOrder) {
  const start = text.trimStart()
  if (start.startsWith('66666')) return isJma(start) ? readJma(text) : readCma(text)
  if (/^SID,SEASON,/u.test(start)) return readIbtracs(text)
  if (!/^[[{]/u.test(start)) return null
  const value = parseJson(text)
  return isZhejiang(value) ? readZhejiang(value, quadrantOrder) : null
}

/** Both kinds begin with 66666; the second field of each of JMA's rows is 002. The first row that looks like either decides. */
function isJma(text: string) {
  const row = text.split(/\r\n|\n|\r/u).find((line) => /^\d{8,10}\s+\d/u.test(line))
  return row !== undefined && /^\d{8}\s+002\s/u.test(row)
}

function decode(content: Uint8Array) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('gb18030').decode(content)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
