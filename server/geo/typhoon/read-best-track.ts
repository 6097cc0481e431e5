import { addFix, type Agency, type Fix, notARow, problem, type Track, type TrackProblem, type TrackReading } from './track.ts'

interface Header { number: string | null, name: string, rows: number }
type Row = Parameters<typeof addFix>[1]

export interface BestTrackForm {
  agency: Agency & ('cma' | 'jma')
  readHeader(line: string): Header | null
  readRow(line: string): Row | null
}

/** Best-track files of both kinds: a header 66666 that says how many rows follow, then the rows. Lines are told by number from 1. */
export function readBestTrack(text: string, { agency, readHeader, readRow }: BestTrackForm): TrackReading {
  const tracks: Track[] = []
  const problems: TrackProblem[] = []
  let current: { track: Track, header: Header, line: number, rows: number } | null = null

  function close() {
    if (current !== null && current.rows !== current.header.rows) {
      problems.push(problem(current.line, current.track.name, {
        zh: `表头说有 ${current.header.rows} 行，实有 ${current.rows} 行`, en: `The header tells of ${current.header.rows} rows; there are ${current.rows}`,
      }))
    }
  }

  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (line.trim() === '') continue
    if (line.startsWith('66666')) {
      close()
      const header = readHeader(line)
      current = header && { track: emptyTrack(agency, header), header, line: index + 1, rows: 0 }
      if (current === null) problems.push(problem(index + 1, line, { zh: '表头认不出，它下面的各行未读入', en: 'The header has another form; the rows below it are left out' }))
      else tracks.push(current.track)
      continue
    }
    if (current === null) {
      problems.push(problem(index + 1, line, { zh: '前面没有表头，未读入', en: 'No header before it; left out' }))
      continue
    }
    current.rows += 1
    const row = readRow(line)
    const reason = row === null ? notARow : addFix(current.track.fixes, row)
    if (reason !== null) problems.push(problem(index + 1, line, reason))
  }
  close()
  return { format: agency, tracks: tracks.filter(({ fixes }) => fixes.length > 0), problems: problems.sort((a, b) => a.line - b.line) }
}

const emptyTrack = (agency: Agency, { number, name }: Header): Track => ({ agency, number, name, nameZh: null, fixes: [] as Fix[], forecasts: [] })
