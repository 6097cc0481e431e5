import type { Db } from '../connect.ts'
import { addDays } from '../dates.ts'
import type { StoredRecord } from '../record.ts'
import { activityRows } from './activities.ts'
import { annotationRows } from './annotations.ts'
import { campaignRows, practiceCampaign } from './campaigns.ts'
import { coordinationPointRows } from './coordination-points.ts'
import { cycleRows, reviewRows, scoreRows, standardItemRows } from './creation.ts'
import { createDistrict } from './district.ts'
import { documentRows } from './documents.ts'
import { dutyContactRows } from './duty-contacts.ts'
import { educationRows } from './education.ts'
import { honourRows } from './honours.ts'
import { institutionRows } from './institutions.ts'
import { inclusionRows, leadingGroupRows } from './leading-groups.ts'
import { mechanismRows } from './mechanisms.ts'
import { relocationRows, teamRows } from './mobilization.ts'
import { meetingRows } from './meetings.ts'
import { organizationSheets } from './organizations.ts'
import { problemRows } from './problems.ts'
import { createRandom } from './random.ts'
import { registerRows } from './registers.ts'
import { responseDutyRows } from './response-duties.ts'
import { resourceRows, responseRows } from './responses.ts'
import { siteRows } from './sites.ts'
import { feedbackRows, policyRows, storyRows } from './stories.ts'
import { storyOf } from './story.ts'
import { supervisionRows } from './supervision.ts'
import { targetRows } from './targets.ts'
import { textRows } from './texts.ts'
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
    const points = await write({ type: 'coordination_point', name: '示例-协同点位', at: latest }, () => coordinationPointRows(places))
    const point = (name: string) => idOf(points, name)
    await write({ type: 'duty_contact', name: '示例-值班联络', at: latest }, () => dutyContactRows(places))
    await write({ type: 'resource', name: '示例-应急物资', at: latest }, () => resourceRows({ organization, point, today, random: createRandom(seed + 1) }))
    await write({ type: 'response_team', name: '示例-应急队伍', at: latest }, () => teamRows({ organization, mechanism, today }))
    await write({ type: 'relocation', name: '示例-转移安排', at: latest }, () => relocationRows({ organization, mechanism, point }))

    const district = createDistrict(organizations, sites)
    const currentYear = years.at(-1)?.year ?? 0
    await write({ type: 'institution', name: '示例-制度', at: opened }, () => institutionRows(district, currentYear))
    const cycles = await write({ type: 'creation_cycle', name: '示例-创建周期', at: opened }, () => cycleRows(currentYear))
    const items = await write({ type: 'standard_item', name: '示例-测评标准', at: opened }, () => standardItemRows(cycles.at(-1)?.id ?? 0))
    await write({ type: 'response_duty', name: '示例-响应职责', at: opened }, () => responseDutyRows(organization))
    await write({ type: 'text_bank', name: '示例-语库', at: opened }, () => textRows(currentYear))

    await write({ type: 'annotation', name: '示例-图上注记', at: latest }, () => annotationRows(currentYear, today))

    for (const story of years) {
      const at = noLaterThan(`${story.year + 1}-01-08T01:30:00.000Z`)
      const year = { story, today }
      await write({ type: 'leading_group', name: `示例-领导小组-${story.year}`, at }, () => leadingGroupRows(district, story))
      await write({ type: 'inclusion', name: `示例-纳入情况-${story.year}`, at }, () => inclusionRows(district, story))
      await write({ type: 'recipient_register', name: `示例-优抚对象数-${story.year}`, at }, () => registerRows(organization, story))
      if (story.ago <= 1) {
        await write({ type: 'target', name: `示例-年度目标-${story.year}`, at }, () => targetRows(district, { year: story.year, isCurrent: story.ago === 0 }))
      }
      await write({ type: 'activity', name: `示例-活动台账-${story.year}`, at }, () => activityRows(district, year))
      await write({ type: 'visit', name: `示例-走访慰问-${story.year}`, at }, () => visitRows(district, year))
      await write({ type: 'meeting', name: `示例-会议-${story.year}`, at }, () => meetingRows(district, year))
      const campaigns = await write({ type: 'campaign', name: `示例-主题活动-${story.year}`, at }, () => campaignRows(district, year))
      const practice = campaigns.find((record) => String(record.name).endsWith(practiceCampaign))?.id ?? null
      await write({ type: 'education_session', name: `示例-宣传教育-${story.year}`, at }, () => educationRows(district, { ...year, practice }))
      await write({ type: 'story', name: `示例-先进事迹-${story.year}`, at }, () => storyRows(district, year))
      await write({ type: 'honour', name: `示例-荣誉-${story.year}`, at }, () => honourRows(district, year))
      await write({ type: 'policy_case', name: `示例-政策落实-${story.year}`, at }, () => policyRows(district, year))
      const problems = await write({ type: 'problem', name: `示例-双清单-${story.year}`, at }, () => problemRows(district, year))
      if (story.ago === 0) {
        await write({ type: 'supervision', name: `示例-督办事项-${story.year}`, at }, () => supervisionRows(district, { year: story.year, problems, today }))
      }
      await write({ type: 'feedback', name: `示例-社会反馈-${story.year}`, at }, () => feedbackRows(district, year))
      await write({ type: 'response_event', name: `示例-联动-${story.year}`, at }, () => responseRows(district, { ...year, mechanism }))
      const papers = await write({ type: 'document', name: `示例-档案文件-${story.year}`, at }, () => documentRows(district, year))
      if (story.ago <= 2) await write({ type: 'score', name: `示例-自评得分-${story.year}`, at }, () => scoreRows(district, { story, items, papers }))
      if (story.ago > 0) await write({ type: 'review', name: `示例-述职评议-${story.year}`, at }, () => reviewRows(district, story))
    }
    await trx.insertInto('setting').values({ name: 'sample', value: 'true' }).onConflict((conflict) => conflict.column('name').doUpdateSet({ value: 'true' })).execute()
  })
}

function idOf(records: StoredRecord[], name: string) {
  const found = records.find((record) => record.name === name)
  if (!found) throw new Error(`no ${name} in the sample`)
  return found.id
}
