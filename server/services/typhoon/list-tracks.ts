import { readRevision } from '../../../db/queries/revision.ts'
import { findTyphoonFiles, findTyphoonTracks } from '../../../db/queries/typhoons.ts'
import { chineseName, namesInChinese } from '../../geo/typhoon/storm-names.ts'
import type { Agency, RingLabel, TrackFormat, TrackProblem } from '../../geo/typhoon/track.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'

const mostTracks = 200
const mostFiles = 50

/** The tracks that were brought in, the latest storm first, and the files that they came from. */
export async function listTracks({ db, user }: ServiceContext, { search }: { search: string | null }) {
  requireFeature(user.role, 'map')
  const [revision, tracks, files] = await Promise.all([
    readRevision(db), findTyphoonTracks(db, { search, names: search === null ? [] : namesInChinese(search), limit: mostTracks + 1 }), findTyphoonFiles(db, mostFiles),
  ])
  return {
    revision: revision.value,
    tracks: tracks.slice(0, mostTracks).map(presentTrack),
    more: tracks.length > mostTracks,
    files: files.map(({ problems, undone_at, format, ...file }) => ({
      ...file, format: format as TrackFormat, tracks: file.tracks ?? 0, undone: undone_at !== null, problems: JSON.parse(problems) as TrackProblem[],
    })),
  }
}

type TrackRow = Awaited<ReturnType<typeof findTyphoonTracks>>[number]

/** A stored track as lists tell of it, with where it came from. */
export function presentTrack(row: TrackRow) {
  return {
    id: row.id,
    agency: row.agency as Agency,
    number: row.number,
    name: row.name,
    nameZh: row.name_zh ?? chineseName(row.name, row.starts_at),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    fixCount: row.fix_count,
    ringLabels: row.ring_labels.split(',').filter((label): label is RingLabel => label !== ''),
    format: row.format as TrackFormat,
    file: row.file,
    importedAt: row.imported_at,
  }
}
