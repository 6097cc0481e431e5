import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether LibreOffice is on this machine; where it is not, what needs it is skipped. */
export const hasLibreOffice = await run('soffice', ['--version']).then(() => true, () => false)

/** Opens a file in LibreOffice as a person would and saves it as another kind; answers the bytes of that. `from` is how it is to be read. */
export async function savedByLibreOffice(bytes: Uint8Array, { name, to, from }: { name: string, to: string, from?: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'libreoffice-'))
  try {
    await writeFile(join(folder, name), bytes)
    await run('soffice', [
      `-env:UserInstallation=file://${folder}/profile`, '--headless', ...(from === undefined ? [] : [`--infilter=${from}`]),
      '--convert-to', to, '--outdir', join(folder, 'saved'), join(folder, name),
    ])
    return new Uint8Array(await readFile(join(folder, 'saved', name.replace(/\.\w+$/u, `.${to.split(':')[0]}`))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
