// One lint for every room. The bans below give each foreign library its single home; which rooms may
// import which is held by test/architecture/rooms.test.ts.
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** A library and the only globs whose files may import it. */
const homes = [
  { group: ['vscode'], homes: ['client/**', 'test/suite/**'] },
  { group: ['vscode-languageclient', 'vscode-languageclient/*'], homes: ['client/**'] },
  {
    group: [
      'vscode-languageserver',
      'vscode-languageserver/*',
      'vscode-languageserver-textdocument',
    ],
    homes: ['server/**', 'test/server/**'],
  },
  {
    group: ['@aws-sdk/*', '@smithy/*'],
    homes: ['engine/cloudcontrol/**', 'test/emulator/**', 'bench/**'],
  },
  { group: ['node:sqlite'], homes: ['engine/sqlite/**', 'test/sqlite/**'] },
  { group: ['yazl', 'hyparquet-writer'], homes: ['engine/export/**'] },
  { group: ['@aws-cdk/*'], homes: ['catalog/build/**'] },
  { group: ['regular-table'], homes: ['client/grid/**'] },
  { group: ['echarts', 'echarts/*'], homes: ['client/grid/charts/drawing/**'] },
  { group: ['yaml'], homes: ['language/parameters/**'] },
  { group: ['node-sql-parser'], homes: ['language/translate/**', 'test/language/**'] },
];

const bansFor = (allowed) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: homes
        .filter((entry) => !entry.homes.includes(allowed))
        .map(({ group, homes: rooms }) => ({
          group,
          message: `Only ${rooms.join(', ')} may import this library.`,
        })),
    },
  ],
});

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'out',
      'dist',
      '.cache',
      'catalog/data',
      'test/host/fixture-extension',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...bansFor(undefined),
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      'no-warning-comments': 'error',
      eqeqeq: 'error',
    },
  },
  ...[...new Set(homes.flatMap((entry) => entry.homes))].map((home) => ({
    files: [`${home}/*.ts`],
    rules: bansFor(home),
  })),
  // Programs that a person starts and reads.
  { files: ['scripts/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['language/**/*.ts', 'engine/plan/**/*.ts', 'protocol/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'setTimeout',
        'setInterval',
        'console',
      ],
    },
  },
  prettier,
);
