// Installs the packages when node_modules is not what package-lock.json says. Plain JavaScript without imports of packages,
// because it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = [20, 19]
const NATIVE_BUILD_TOOLS = ['python3', 'make', 'g++']

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stampPath = join(root, 'node_modules', '.installed-lock-hash')

requireNode()
const wanted = wantedStamp()
if (installedStamp() !== wanted) {
  say('正在按 package-lock.json 安装依赖（npm ci），首次约需一至三分钟。', 'Installing the packages of package-lock.json (npm ci); the first time takes one to three minutes.')
  install()
  writeFileSync(stampPath, wanted)
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  fail(
    `需要 Node.js ${OLDEST_NODE.join('.')} 或更新版本，当前是 ${process.versions.node}。请从 https://nodejs.org 安装后再试。`,
    `Node.js ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}. Install it from https://nodejs.org and try again.`,
  )
}

/** Changes with the lock file, and with the Node that the native SQLite driver was built for. */
function wantedStamp() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  return `${hash} ${process.platform}-${process.arch}-${process.versions.modules}\n`
}

function installedStamp() {
  return existsSync(stampPath) ? readFileSync(stampPath, 'utf8') : ''
}

function install() {
  if (runNpmCi()) return
  const missing = NATIVE_BUILD_TOOLS.filter((tool) => !isRunnable(tool))
  if (missing.length > 0 && isDebianRoot()) {
    say(`缺少编译工具 ${missing.join('、')}，正在用 apt-get 安装。`, `Build tools are missing (${missing.join(', ')}); installing them with apt-get.`)
    if (runAptGet(missing) && runNpmCi()) return
  }
  fail(
    'npm ci 未成功，原因见上。若是 better-sqlite3 编译失败：需要 python3、make 和 g++'
      + `${missing.length > 0 ? `（本机缺少 ${missing.join('、')}）` : ''}；Debian/Ubuntu 上执行 apt-get install python3 make g++，macOS 上执行 xcode-select --install，然后重试。`,
    'npm ci did not succeed; the reason is above. If better-sqlite3 failed to build, it needs python3, make and g++'
      + `${missing.length > 0 ? ` (missing here: ${missing.join(', ')})` : ''}: on Debian or Ubuntu run apt-get install python3 make g++, on macOS xcode-select --install, then try again.`,
  )
}

/** Development packages are always included: the build and the tests need them, whatever NODE_ENV says. */
function runNpmCi() {
  return run('npm', ['ci', '--no-audit', '--no-fund', '--include=dev'])
}

function runAptGet(packages) {
  return run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
}

function run(command, commandArguments) {
  const shell = process.platform === 'win32'
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, commandArguments, { cwd: root, stdio: 'inherit', shell, env }).status === 0
}

function isRunnable(tool) {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0
}

function isDebianRoot() {
  return existsSync('/etc/debian_version') && process.getuid() === 0
}

function say(zh, en) {
  process.stdout.write(`${zh}\n${en}\n`)
}

function fail(zh, en) {
  process.stderr.write(`\n${zh}\n${en}\n`)
  process.exit(1)
}
