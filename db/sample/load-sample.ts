import type { Db } from '../connect.ts'
import { addDays } from '../dates.ts'
import type { StoredRecord } from '../record.ts'
import { activityRows } from './activities.ts'
import { coordinationPointRows } from './coordination-points.ts'
import { createDistrict } from './district.ts'
import { dutyContactRows } from './duty-contacts.ts'
import { mechanismRows } from './mechanisms.ts'
import { organizationSheets } from './organizations.ts'
import { createRandom } from './random.ts'
import { registerRows } from './registers.ts'
import { siteRows } from './sites.ts'
import { storyOf } from './story.ts'
import { targetRows } from './targets.ts'
import { visitRows } from './visits.ts'
import { type SampleWorkbook, writeWorkbook } from './write-batch.ts'

const seed = 1927

/**
 * Loads the fictional 岚湾区 with the five years up to `today` (ISO day in Shanghai) into an empty database, in one transaction.
 * The same `today` gives the same content. Everything in it is invented and is marked as a sample (示例).
 */
export async function loadSample(db: Db, { today }: { today: string }): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const years = storyOf(today)
    // Nothing was brought in later than yesterday afternoon.
    const latest = `${addDays(today, -1)}T08:00:00.000Z`
    const noLaterThan = (at: string) => at < latest ? at : latest
    const opened = noLaterThan(`${years[0]?.year ?? 0}-01-06T01:30:00.000Z`)
    const write = (workbook: Omit<SampleWorkbook, 'sheets'> & Partial<Pick<SampleWorkbook, 'sheets'>>, rows: SampleWorkbook['sheets'][number]['rows']) =>
      writeWorkbook(trx, { sheets: [{ rows }], ...workbook }, today)
    const random = createRandom(seed)

    const organizations = await writeWorkbook(trx, {
      type: 'organization', name: '示例-单位名册', at: opened, sheets: organizationSheets({ year: years.at(-1)?.year ?? 0, random }),
    }, today)
    const organization = (name: string) => idOf(organizations, name)
    const sites = await write({ type: 'partner_site', name: '示例-共建点', at: opened }, () => siteRows(organization, random))
    const mechanisms = await write({ type: 'mechanism', name: '示例-联动机制', at: opened }, () => mechanismRows(organization))
    const mechanism = (name: string) => idOf(mechanisms, name)
    const places = { organization, mechanism, today, random }
    await write({ type: 'coordination_point', name: '示例-协同点位', at: latest }, () => coordinationPointRows(places))
    await write({ type: 'duty_contact', name: '示例-值班联络', at: latest }, () => dutyContactRows(places))

    const district = createDistrict(organizations, sites)
    for (const story of years) {
      const at = noLaterThan(`${story.year + 1}-01-08T01:30:00.000Z`)
      await write({ type: 'recipient_register', name: `示例-优抚对象数-${story.year}`, at }, () => registerRows(organization, story))
      if (story.ago <= 1) {
        await write({ type: 'target', name: `示例-年度目标-${story.year}`, at }, () => targetRows(district, { year: story.year, isCurrent: story.ago === 0 }))
      }
      await write({ type: 'activity', name: `示例-活动台账-${story.year}`, at }, () => activityRows(district, { story, today }))
      await write({ type: 'visit', name: `示例-走访慰问-${story.year}`, at }, () => visitRows(district, { story, today }))
    }
    await trx.insertInto('setting').values({ name: 'sample', value: 'true' }).onConflict((conflict) => conflict.column('name').doUpdateSet({ value: 'true' })).execute()
  })
}

function idOf(records: StoredRecord[], name: string) {
  const found = records.find((record) => record.name === name)
  if (!found) throw new Error(`no ${name} in the sample`)
  return found.id
}
