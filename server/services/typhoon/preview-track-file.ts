import { readTracks } from '../../geo/typhoon/read-tracks.ts'
import type { QuadrantOrder } from '../../geo/typhoon/read-zhejiang.ts'
import { chineseName } from '../../geo/typhoon/storm-names.ts'
import type { Fix, RingLabel, Track } from '../../geo/typhoon/track.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'

const shownProblems = 200

/** What a file holds, before anything of it is kept: each track with its first and strongest fix, and the lines that could not be read. */
export function previewTrackFile({ user }: Pick<ServiceContext, 'user'>, content: Uint8Array, { quadrantOrder }: { quadrantOrder: QuadrantOrder }) {
  requireFeature(user.role, 'response')
  const { format, tracks, problems } = readTracks(content, { quadrantOrder })
  return {
    format,
    tracks: tracks.map((track) => ({ ...describeTrack(track), strongest: strongestOf(track.fixes) })),
    problems: problems.slice(0, shownProblems),
    problemCount: problems.length,
    /** Whether another order of the radii would read the file otherwise. */
    hasOrder: format === 'zhejiang',
  }
}

/** What lists tell of a track. */
export function describeTrack({ agency, number, name, nameZh, fixes, forecasts }: Track) {
  return {
    agency, number, name, nameZh: nameZh ?? chineseName(name, fixes[0]?.at ?? ''),
    startsAt: fixes[0]?.at ?? '',
    endsAt: fixes.at(-1)?.at ?? '',
    fixCount: fixes.length,
    forecastCount: forecasts.length,
    ringLabels: ringLabelsOf(fixes),
  }
}

/** The labels of the rings that any fix has, the widest wind last. */
export function ringLabelsOf(fixes: Fix[]): RingLabel[] {
  const order: RingLabel[] = ['force7', 'kt30', 'kt34', 'force10', 'kt50', 'force12', 'kt64']
  const found = new Set(fixes.flatMap(({ rings }) => rings.map(({ label }) => label)))
  return order.filter((label) => found.has(label))
}

const strongestOf = (fixes: Fix[]) =>
  fixes.reduce<Fix | null>((best, fix) => best === null || (fix.wind ?? 0) > (best.wind ?? 0) ? fix : best, null)
