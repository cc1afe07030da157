import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What may be said to a workflow, and nothing of how it works. */
const messages = ['workflows/definitions.ts', 'workflows/bulk-definitions.ts'];

/** Which of our own folders and files a folder may import, besides itself. What is not named here is free. */
const walls = {
  domain: [],
  workflows: ['domain'],
  db: ['domain', 'telemetry'],
  channels: ['domain'],
  enrichment: ['domain'],
  activities: [
    'domain',
    'db',
    'enrichment',
    'channels',
    'workflows/activity-contract.ts',
    'workflows/bulk-contract.ts',
    'workflows/bulk-definitions.ts',
    'workflows/definitions.ts',
    'telemetry',
  ],
  relay: ['domain', 'db', 'telemetry', ...messages],
  notifications: ['domain', 'db'],
  // Of channels only what a kind is: which kinds there are is told to the API by whoever starts it.
  api: [
    'domain',
    'db',
    'telemetry',
    ...messages,
    'config.ts',
    'channels/port.ts',
    'channels/http.ts',
    'channels/page.ts',
    'channels/user-proof.ts',
  ],
  telemetry: ['config.ts', 'workflows/trace-header.ts', 'workflows/trace-forwarding.ts'],
};

const importWalls = Object.entries(walls).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.ts`],
  // The entry composes everything.
  ignores: ['api/server.ts'],
  rules: {
    'import-x/no-restricted-paths': [
      'error',
      {
        zones: [
          {
            target: `./${folder}`,
            from: '.',
            except: [folder, ...allowed, 'node_modules'].map((place) => `./${place}`),
            message: `${folder}/ may import only ${[...allowed, 'itself'].join(', ')} of ours.`,
          },
        ],
      },
    ],
  },
}));

const environmentOnlyInConfig = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only config.ts reads the environment.',
};

const noClockInDomain = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take `now` as an argument.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now` as an argument.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'A fold has no chance.',
  },
];

export default tseslint.config(
  { ignores: ['node_modules/', 'web/public/', 'web/api/generated/', 'dist/', 'coverage/', '.rapport*/', '.cache/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.mjs'] })],
      // Without these two no-cycle takes our own files for something it need not read, and finds no cycle at all.
      'import-x/extensions': ['.ts', '.tsx', '.js', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: ['error', 'smart'],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'max-lines': ['error', 300],
      'no-console': 'error',
      'no-restricted-syntax': ['error', environmentOnlyInConfig],
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['test/**', 'bench/**'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }] },
  },
  ...importWalls,
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', environmentOnlyInConfig, ...noClockInDomain],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(node:|@temporalio/|pg$|knex$|pino$)', message: 'domain/ is pure.' }] },
      ],
    },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|@temporalio/(workflow|common)$)',
              allowTypeImports: true,
              message: "workflows/ runs in Temporal's sandbox: nothing of Node, and of packages only the workflow SDK.",
            },
          ],
        },
      ],
    },
  },
  {
    // The dashboard knows Rapport as any other client does: by HTTP.
    files: ['web/**/*.ts', 'web/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.configs.recommended],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            { target: './web', from: '.', except: ['./web', './node_modules'], message: 'web/ knows HTTP only.' },
          ],
        },
      ],
      // About the React Compiler, which is not used: without it there is nothing that could go stale.
      'react-hooks/incompatible-library': 'off',
      // A handler of a component may be async: what goes wrong in it is told by the query client.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['scripts/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Vite and Vitest want these as default exports; a declaration describes what a package does.
    files: [
      'vitest.config.ts',
      'vite.config.ts',
      'web/widget/vite.config.ts',
      'test/support/global-setup.ts',
      '**/*.d.ts',
    ],
    rules: { 'import-x/no-default-export': 'off' },
  },
);
