import { compactText } from '../../spreadsheet/parse-values/plain-text.ts'
import { militarySecret } from './refusal.ts'
import type { StagedRow } from './staged-row.ts'
import type { SheetPlan } from './survey-sheets.ts'

const SECRET_WORD = /番号|编制|装备/u
const POSITION_HEADING = /经度|纬度|经纬|坐标|东经|北纬|longitude|latitude|^(?:lng|lon|lat|[xy]坐标)$/iu
/** 120.3826,36.0671 or 120°22′57″. */
const POSITION = /(?<!\d)\d{2,3}\.\d{3,}\s*[,;/]?\s*\d{2,3}\.\d{3,}|\d{2,3}°\s*\d{1,2}/u

/**
 * A roster that names military units may hold no position of one, nor words of 番号, 编制 or 装备: it is refused whole, so that nothing
 * of it is kept. 机构编制 in the name of a civilian office is no such word. Throws `Refusal`.
 */
export function refuseMilitarySecrets(rows: StagedRow[], plans: SheetPlan[]) {
  for (const plan of plans) {
    const military = rows.filter((row) => row.sheet === plan.info.name && row.leftOut === null && isMilitary(row))
    if (military.length === 0) continue
    const sheet = plan.info.name
    for (const { header } of plan.columns) {
      const what = SECRET_WORD.exec(header)?.[0] ?? POSITION_HEADING.exec(compactText(header))?.[0]
      if (what !== undefined) throw militarySecret({ sheet, place: `列“${header}”`, what })
    }
    for (const row of plan.headRows.filter(({ number }) => number < plan.header.top)) {
      const what = row.cells.map((cell) => SECRET_WORD.exec(compactText(cell.text))?.[0]).find((word) => word !== undefined)
      if (what !== undefined) throw militarySecret({ sheet, place: `第 ${row.number} 行`, what })
    }
    for (const row of military) {
      for (const [column, text] of Object.entries(row.read)) {
        const what = (SECRET_WORD.exec(compactText(text)) ?? POSITION.exec(text.normalize('NFKC')))?.[0]
        if (what !== undefined) throw militarySecret({ sheet, place: `第 ${row.row} 行 ${column} 列`, what: SECRET_WORD.test(what) ? what : '坐标' })
      }
    }
  }
}

function isMilitary({ given, values }: StagedRow) {
  const { side, kind, name } = values ?? given
  return side === 'military' || kind === 'unit' || (typeof name === 'string' && /部队|驻军/u.test(name))
}
