import { posix } from 'node:path'
import ts from 'typescript'
import { parse } from 'vue/compiler-sfc'

/** A file by its path from the root of the repository, with forward slashes. */
export interface SourceText {
  path: string
  text: string
}

export interface Violation {
  file: string
  imported: string | null
  rule: string
}

interface Import {
  /** A path from the root of the repository, or the name of a package. */
  target: string
  isLocal: boolean
  isTypeOnly: boolean
}

interface ParsedFile {
  path: string
  imports: Import[]
  isBarrel: boolean
  lineCount: number
}

interface ImportRule {
  rule: string
  isBroken: (path: string, imported: Import, apiCallers: ReadonlySet<string>) => boolean
}

const LONGEST_FILE = 300
const API = 'web/api.ts'
const isIn = (path: string, ...folders: string[]) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
const isProduct = (path: string) => isIn(path, 'db', 'server', 'web', 'scripts')

/** Who may import whom. A type-only import leaves nothing behind when it is compiled, so most rules look at values alone. */
const importRules: ImportRule[] = [
  {
    rule: 'db imports nothing of ours',
    isBroken: (path, { target, isLocal }) => isIn(path, 'db') && isLocal && !isIn(target, 'db'),
  },
  {
    rule: 'a migration is frozen: it imports nothing of the app',
    isBroken: (path, { target, isLocal }) => isIn(path, 'db/migrations') && isLocal && !isIn(target, 'db/migrations'),
  },
  {
    rule: 'only db imports values of Kysely or of the SQLite driver',
    isBroken: (path, { target, isLocal, isTypeOnly }) =>
      isProduct(path) && !isIn(path, 'db') && !isLocal && !isTypeOnly && isIn(target, 'kysely', 'better-sqlite3'),
  },
  {
    rule: 'server imports only server and db',
    isBroken: (path, { target, isLocal }) => isIn(path, 'server') && isLocal && !isIn(target, 'server', 'db'),
  },
  {
    rule: 'only the app and other routes import routes',
    isBroken: (path, { target, isLocal }) =>
      isLocal && isIn(target, 'server/routes') && isIn(path, 'server') && !isIn(path, 'server/routes', 'server/app.ts'),
  },
  {
    rule: 'a route asks a service: of db it takes types and definitions, not queries or connections',
    isBroken: (path, { target, isLocal, isTypeOnly }) =>
      isIn(path, 'server/routes') && isLocal && !isTypeOnly
      && isIn(target, 'db/queries', 'db/connect.ts', 'db/migrate.ts', 'db/migrations', 'db/sample', 'db/rollups.ts'),
  },
  {
    rule: 'web imports the server by type alone, in web/api.ts',
    isBroken: (path, { target, isLocal, isTypeOnly }) => isIn(path, 'web') && isLocal && isIn(target, 'server') && !(path === API && isTypeOnly),
  },
  {
    rule: 'web imports only types of db',
    isBroken: (path, { target, isLocal, isTypeOnly }) => isIn(path, 'web') && isLocal && isIn(target, 'db') && !isTypeOnly,
  },
  {
    rule: 'components, charts and map take props: they import no API, no store, and no composable that calls the API',
    isBroken: (path, { target, isLocal, isTypeOnly }, apiCallers) =>
      isIn(path, 'web/components', 'web/charts', 'web/map') && isLocal && !isTypeOnly
      && (target === API || isIn(target, 'web/stores') || (isIn(target, 'web/composables') && apiCallers.has(target))),
  },
  {
    rule: 'scripts import services, db and what starts the server; a bench also what it measures',
    isBroken: (path, { target, isLocal }) =>
      isIn(path, 'scripts') && isLocal && !(isIn(path, 'scripts/bench') && isIn(target, 'server'))
      && !isIn(target, 'scripts', 'db', 'server/services', 'server/main.ts', 'server/env.ts', 'server/errors.ts', 'tests'),
  },
  {
    rule: 'nothing imports scripts or tests',
    isBroken: (path, { target, isLocal }) =>
      isLocal && isProduct(path) && (isIn(target, 'tests') || (isIn(target, 'scripts') && !isIn(path, 'scripts'))),
  },
]

/** Every import that the architecture forbids, every barrel, and every product file that has grown past 300 lines. */
export function findViolations(sources: SourceText[]): Violation[] {
  const files = sources.map(parseFile)
  const apiCallers = findApiCallers(files)
  return files.flatMap((file) => [...importViolations(file, apiCallers), ...fileViolations(file)])
}

export function describeViolation({ file, imported, rule }: Violation): string {
  return imported === null ? `${file}: ${rule}` : `${file} imports ${imported}: ${rule}`
}

function importViolations({ path, imports }: ParsedFile, apiCallers: ReadonlySet<string>): Violation[] {
  return imports.flatMap((imported) => importRules
    .filter(({ isBroken }) => isBroken(path, imported, apiCallers))
    .map(({ rule }) => ({ file: path, imported: imported.target, rule })))
}

function fileViolations({ path, isBarrel, lineCount }: ParsedFile): Violation[] {
  const broken: string[] = []
  if (isProduct(path) && isBarrel) broken.push('no barrels: import from the file that has it')
  if (isProduct(path) && lineCount > LONGEST_FILE) broken.push(`no product file is over ${LONGEST_FILE} lines (this one has ${lineCount})`)
  return broken.map((rule) => ({ file: path, imported: null, rule }))
}

/** The files that reach web/api.ts by importing values, however many files lie between. */
function findApiCallers(files: ParsedFile[]): ReadonlySet<string> {
  const callers = new Set([API])
  let sizeBefore = 0
  while (callers.size > sizeBefore) {
    sizeBefore = callers.size
    for (const { path, imports } of files) {
      if (imports.some(({ target, isLocal, isTypeOnly }) => isLocal && !isTypeOnly && callers.has(target))) callers.add(path)
    }
  }
  return callers
}

function parseFile({ path, text }: SourceText): ParsedFile {
  const script = path.endsWith('.vue') ? scriptOfComponent(text) : text
  const source = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  return {
    path,
    imports: importsOf(source).map(({ specifier, isTypeOnly }) => ({ ...resolve(path, specifier), isTypeOnly })),
    isBarrel: source.statements.length > 0 && source.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier),
    lineCount: text.replace(/\n$/, '').split('\n').length,
  }
}

function scriptOfComponent(text: string): string {
  const { script, scriptSetup } = parse(text).descriptor
  return [script?.content, scriptSetup?.content].filter((content) => content !== undefined).join('\n')
}

function resolve(path: string, specifier: string): { target: string; isLocal: boolean } {
  const isLocal = specifier.startsWith('.')
  const withoutQuery = specifier.replace(/\?.*$/, '')
  return { target: isLocal ? posix.join(posix.dirname(path), withoutQuery) : specifier, isLocal }
}

/** Static and dynamic imports, re-exports, import types and workers made with `new URL('./x.ts', import.meta.url)`. */
function importsOf(source: ts.SourceFile): { specifier: string; isTypeOnly: boolean }[] {
  const found: { specifier: string; isTypeOnly: boolean }[] = []
  const note = (node: ts.Node | undefined, isTypeOnly: boolean) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, isTypeOnly })
  }
  const visit = (node: ts.Node): void => {
    // `import { type A }` still loads the module, so that only `import type` counts as type-only.
    if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) note(node.arguments[0], false)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) note(node.argument.literal, true)
    else if (ts.isNewExpression(node) && node.expression.getText(source) === 'URL' && node.arguments?.[1]?.getText(source) === 'import.meta.url') {
      const [specifier] = node.arguments
      if (specifier && ts.isStringLiteralLike(specifier) && /\.(ts|vue)$/.test(specifier.text)) note(specifier, false)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
