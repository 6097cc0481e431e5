import { recordDefinition } from '../../db/records.ts'
import { listImports } from '../../server/services/imports/list-imports.ts'
import { undoAs } from '../../server/services/imports/finish-import.ts'
import { type CommandContext, exitCodes } from './open-command.ts'
import type { Output } from './output.ts'

/** Lists the latest imports that were committed, by whichever way, the newest first. */
export async function listLatest(context: CommandContext, output: Output, asJson: boolean) {
  const { imports } = await listImports(context, { cursor: null, status: 'finished', type: null, author: null, text: null })
  const shown = imports.map(({ id, type, fileName, status, counts, author, isSample, createdAt, committedAt, undoneAt }) =>
    ({ batch: id, type, file: fileName, status, counts, author, isSample, createdAt, committedAt, undoneAt }))
  await output.write(asJson ? `${JSON.stringify(shown, null, 2)}\n` : shown.map(lineOf).join(''))
  return exitCodes.done
}

interface Listed {
  batch: number
  type: Parameters<typeof recordDefinition>[0]
  file: string
  status: string
  counts: { new: number, changed: number } | null
  author: string | null
  isSample: boolean
  createdAt: string
}

const states: Partial<Record<string, string>> = {
  committed: '已提交', undone: '已撤销', committing: '提交中', undoing: '撤销中', ready: '待提交', reading: '读取中', failed: '被拒绝',
}

function lineOf({ batch, type, file, status, counts, author, isSample, createdAt }: Listed) {
  const figures = `新增 ${counts?.new ?? 0} 更改 ${counts?.changed ?? 0}`
  return `${String(batch).padStart(6)}  ${shanghaiMinute(createdAt)}  ${states[status] ?? status}  ${recordDefinition(type).sheet}  ${figures}  ${file}  ${author ?? (isSample ? '示例数据' : '命令行')}\n`
}

function shanghaiMinute(at: string) {
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16)
}

/** Takes an import back; 2 where records that were edited since were kept. Throws not_found, `conflict`. */
export async function undoBatch(context: CommandContext, output: Output, { batch, asJson }: { batch: number, asJson: boolean }) {
  const result = await undoAs(context, batch)
  const kept = result.kept.map(({ title, reason }) => `  保留“${title}”：${reason.zh}\n`)
  await output.write(asJson
    ? `${JSON.stringify(result, null, 2)}\n`
    : `批次 ${batch} 已撤销：删除 ${result.removed}，恢复 ${result.restored}，保留 ${kept.length}\n${kept.join('')}`)
  return kept.length > 0 ? exitCodes.someWrong : exitCodes.done
}
