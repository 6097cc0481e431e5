import globals from 'globals'
import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'
import vueParser from 'vue-eslint-parser'

const namedExportsOnly = { selector: 'ExportDefaultDeclaration', message: 'Export by name: a default export has a different name in every importer.' }
const databaseDrivers = {
  group: ['kysely', 'kysely/*', 'better-sqlite3'], allowTypeImports: true, message: 'Only db/ speaks SQL: ask a function of db/queries.',
}
const wholeLibraries = [
  { name: 'echarts', message: "Import from 'echarts/core', 'echarts/charts' and so on: the whole library is several times as large.", allowTypeImports: true },
  { name: 'element-plus', importNames: ['default'], message: 'Import the components singly.' },
]

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser, sourceType: 'module' }, globals: globals.browser },
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/component-name-in-template-casing': ['error', 'PascalCase'],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/define-emits-declaration': ['error', 'type-based'],
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-v-html': 'error',
      'vue/prefer-true-attribute-shorthand': 'error',
      // A page is named after its noun, and formatting is left to the writer's eye.
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/attributes-order': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/singleline-html-element-content-newline': 'off',
    },
  },
  {
    files: ['**/*.{ts,vue}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'all' }],
      // tsc knows every name there is, and the browser's and node's besides.
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-throw-literal': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'no-restricted-syntax': ['error', namedExportsOnly],
    },
  },
  { files: ['*.config.{ts,js}'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Rules that need types cost the most, so they are the ones that catch what nothing else does: promises that nobody waits for.
    files: ['db/**/*.ts', 'server/**/*.ts', 'scripts/**/*.ts', 'web/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['db/**/*.ts', 'server/**/*.ts', 'web/**/*.{ts,vue}'], rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] } },
  {
    files: ['server/**/*.ts', 'scripts/**/*.ts', 'web/**/*.{ts,vue}'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [databaseDrivers] }] },
  },
  {
    files: ['web/**/*.{ts,vue}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', {
        paths: wholeLibraries,
        patterns: [databaseDrivers, { group: ['node:*', 'zod', 'hono/*', '!hono/client'], message: 'This does not run in, or belong to, the browser.' }],
      }],
    },
  },
  { files: ['scripts/*.mjs', '*.config.js'], languageOptions: { globals: globals.node } },
)
