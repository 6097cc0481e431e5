import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { readEnv } from '../server/env.ts'
import { startServer } from '../server/main.ts'
import { type SignIn, signInFile } from '../server/services/accounts/seed-accounts.ts'
import { prepareDatabase } from '../server/services/prepare-database.ts'

const roleNames: Record<SignIn['role'], string> = {
  leader: '领导 leader', planner: '应急 planner', staff: '业务 staff', administrator: '管理 administrator', auditor: '审计 auditor',
}

const env = readEnv()
const { db, created } = await prepareDatabase(env, { now: new Date(), empty: process.argv.includes('--empty') })
const server = await startServer({ db, env }).catch(async (error: NodeJS.ErrnoException) => {
  await db.destroy()
  if (error.code !== 'EADDRINUSE') throw error
  process.stderr.write(`端口 ${env.port} 已被占用：同心图可能已在运行。可换一个端口：TONGXIN_PORT=8788 npm start\n`
    + `Port ${env.port} is taken: Tongxin Atlas may be running already. Another port: TONGXIN_PORT=8788 npm start\n`)
  process.exit(1)
})
const path = signInFile(env.dataDirectory)
const signIns = created ?? (existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) as SignIn[] : [])
process.stdout.write([
  '',
  `同心图 Tongxin Atlas  ${server.url}`,
  '',
  ...signIns.map(({ name, role, password }) => `  ${roleNames[role].padEnd(20)} ${name.padEnd(10)} ${password}`),
  signIns.length > 0 ? `\n首次密码存于 ${path}（仅本人可读）；改过密码后以新密码为准。` : '请用管理员发给你的账号登录。',
  '按 Ctrl+C 停止。Press Ctrl+C to stop.',
  '',
].join('\n'))

async function stop() {
  await server.close()
  await db.destroy()
  process.exit(0)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())
