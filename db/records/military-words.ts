import type { Label, MeasureContext, Values } from '../record.ts'

const SECRET_WORD = /番号|编制|装备/u

/**
 * A record that names a military unit may hold no words of 番号, 编制 or 装备 (§8: not a classified system). Activities open to the
 * public, where 装备展示 is common, are not asked.
 */
export function militaryWordIssues(values: Values, organizations: (number | null)[], context: MeasureContext): { field: string, message: Label }[] {
  if (!organizations.some((id) => id !== null && context.organization(id)?.side === 'military')) return []
  for (const [field, value] of Object.entries(values)) {
    const word = SECRET_WORD.exec(typeof value === 'string' ? value : Array.isArray(value) ? JSON.stringify(value) : '')?.[0]
    if (word !== undefined) {
      return [{ field, message: {
        zh: `涉及部队单位的记录中不得出现“${word}”。本系统为非涉密系统；如指拟订文件，请改写为“制定”`,
        en: `A record that names a military unit may not contain “${word}”. This is not a classified system; if a paper is meant, write 制定`,
      } }]
    }
  }
  return []
}
