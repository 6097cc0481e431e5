import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

/** Quiet, and fit for containers: no outside request, no GPU, and no sandbox, because root may not have one. */
export const chromiumArguments = [
  '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const NO_BROWSER = [
  '找不到可用的 Chromium。请安装 Chromium、Chrome 或 Edge，或用环境变量 CHROMIUM_PATH 指明其路径。',
  'No usable Chromium was found. Install Chromium, Chrome or Edge, or name its path in CHROMIUM_PATH.',
  'Debian / Ubuntu: apt-get install chromium fonts-noto-cjk',
].join('\n')

/**
 * The path of a Chromium that runs: CHROMIUM_PATH, else one on this machine, else Debian's package when root, else Playwright's own
 * download. Sees to a Chinese font as well. Throws an Error that says how to install one.
 */
export async function ensureBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named && !isRunnable(named)) {
    throw new Error(`CHROMIUM_PATH 指向的浏览器不能运行：${named}\nThe browser that CHROMIUM_PATH names does not run: ${named}`)
  }
  const path = named ?? installedBrowser() ?? await playwrightBrowser() ?? debianBrowser() ?? await downloadedBrowser()
  if (path === undefined) throw new Error(NO_BROWSER)
  ensureChineseFont()
  return path
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
  const onMac = MAC_APPLICATIONS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  return [...onPath, ...onMac].find(isRunnable)
}

function debianBrowser(): string | undefined {
  return installDebianPackages(['chromium', 'fonts-noto-cjk']) ? installedBrowser() : undefined
}

async function downloadedBrowser(): Promise<string | undefined> {
  say('正在下载 Playwright 的 Chromium。', 'Downloading the Chromium of Playwright.')
  const commandLine = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  spawnSync(process.execPath, [commandLine, 'install', 'chromium'], { stdio: 'inherit' })
  return playwrightBrowser()
}

/** Loaded late: playwright-core is a package for tests, and is slow to load when a system browser is at hand. */
async function playwrightBrowser(): Promise<string | undefined> {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return isRunnable(path) ? path : undefined
}

function ensureChineseFont(): void {
  const found = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  if (found.status === 0 && found.stdout.trim() !== '') return
  if (installDebianPackages(['fontconfig', 'fonts-noto-cjk'])) return
  say('未找到中文字体，浏览器截图中的汉字可能显示为方框。', 'No Chinese font was found; Chinese may show as boxes in screenshots.')
}

/** Answers false where packages cannot be installed: not Debian, not root, or no mirror within reach. */
function installDebianPackages(packages: string[]): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false
  say(`正在用 apt-get 安装 ${packages.join('、')}。`, `Installing ${packages.join(', ')} with apt-get.`)
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  return spawnSync('apt-get', ['update'], options).status === 0
    && spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options).status === 0
}

/** Asks for the version, because Ubuntu's chromium-browser is a stub that only says where the real one is. */
function isRunnable(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

function say(zh: string, en: string): void {
  process.stdout.write(`${zh}\n${en}\n`)
}
