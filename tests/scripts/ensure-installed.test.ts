import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'tongxin-install-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('installing before the first start', () => {
  it('does and says nothing when the packages are those of the lock file', () => {
    mkdirSync(join(folder, 'scripts'))
    mkdirSync(join(folder, 'node_modules'))
    cpSync(fileURLToPath(new URL('../../scripts/ensure-installed.mjs', import.meta.url)), join(folder, 'scripts', 'ensure-installed.mjs'))
    const lock = '{ "lockfileVersion": 3 }'
    writeFileSync(join(folder, 'package-lock.json'), lock)
    const builtFor = `${process.platform}-${process.arch}-${process.versions.modules}`
    writeFileSync(join(folder, 'node_modules', '.installed-lock-hash'), `${createHash('sha256').update(lock).digest('hex')} ${builtFor}\n`)
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'scripts', 'ensure-installed.mjs')], { encoding: 'utf8' })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})
