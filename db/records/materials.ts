import { choices } from '../fields.ts'
import type { Measure } from '../record.ts'

/** What a file of papers about one event may hold (档案资料). */
export const materialWords = {
  plan: ['方案', 'plan', '活动方案', '计划'],
  notice: ['通知', 'notice', '文件', '邀请函'],
  sign_in: ['签到', 'sign-in sheet', '签到表', '签到册'],
  lesson: ['教案', 'lesson', '讲稿', '课件', '教材'],
  photos: ['照片', 'photos', '影像', '视频', '图片'],
  minutes: ['纪要', 'minutes', '会议纪要', '记录', '会议记录'],
  summary: ['总结', 'summary', '小结', '简报', '评估报告', '总结评估'],
} as const

type Material = keyof typeof materialWords

export const materialsField = () => choices(materialWords, { label: { zh: '档案资料', en: 'Papers on file' }, headers: ['档案资料', '归档资料', '存档资料'] })

/** The measure of records whose papers are all there, among those that must be filed. */
export function filedMeasure<R extends { materials: Material[] | null }>(
  name: string, { required, counts }: { required: Material[], counts: (record: R) => boolean },
): Measure<R> {
  const isComplete = (record: R) => required.every((material) => record.materials?.includes(material) ?? false)
  return {
    name: `${name}_filed`, kind: 'flow', label: { zh: '资料齐全的记录', en: 'Records with all papers' }, unit: { zh: '条', en: 'records' },
    of: (record) => counts(record) && isComplete(record) ? [{ value: 1, category: name }] : [],
  }
}
