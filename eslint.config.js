import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/**
 * The import arrows: what a folder may import, and nothing else.
 * A rule of the programme imports no machinery; a handler imports rules and edges, never another handler.
 */
const arrows = {
  events: ['events'],
  domain: ['events', 'domain'],
  platform: ['events', 'domain', 'platform'],
  edge: ['events', 'domain', 'platform', 'edge'],
  functions: ['events', 'domain', 'platform', 'edge', 'functions'],
  client: ['client'],
  console: ['console', 'client', 'events', 'domain'],
  infra: ['infra', 'events', 'domain'],
  local: ['local', 'infra', 'events', 'domain', 'platform', 'edge', 'client'],
  bench: ['bench', 'local', 'infra', 'events', 'domain', 'edge', 'platform', 'client', 'support'],
  support: ['support', 'local', 'infra', 'events', 'domain', 'platform', 'edge', 'client', 'functions'],
  test: [
    'test',
    'support',
    'local',
    'infra',
    'bench',
    'console',
    'client',
    'events',
    'domain',
    'platform',
    'edge',
    'functions',
  ],
};

export default tseslint.config(
  { ignores: ['node_modules/', 'cdk.out/', '.build/', '.local/', 'shared/api-client/types.d.ts'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { boundaries },
    settings: {
      'boundaries/elements': [
        { type: 'events', pattern: 'events/**', partialMatch: false },
        { type: 'domain', pattern: 'shared/domain/**', partialMatch: false },
        { type: 'platform', pattern: 'shared/platform/**', partialMatch: false },
        { type: 'client', pattern: 'shared/api-client/**', partialMatch: false },
        { type: 'edge', pattern: 'shared/!(domain|platform|api-client)/**', partialMatch: false },
        { type: 'functions', pattern: 'functions/**', partialMatch: false },
        { type: 'console', pattern: 'console/**', partialMatch: false },
        { type: 'infra', pattern: 'infra/**', partialMatch: false },
        { type: 'local', pattern: 'local/**', partialMatch: false },
        { type: 'bench', pattern: 'bench/**', partialMatch: false },
        { type: 'support', pattern: 'test/support/**', partialMatch: false },
        { type: 'test', pattern: 'test/**', partialMatch: false },
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(arrows).map(([from, allowed]) => ({
            from: { element: { type: from } },
            allow: allowed.map((type) => ({ to: { element: { type } } })),
          })),
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['shared/domain/**', 'events/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@aws-sdk/*', '@aws-lambda-powertools/*', '@middy/*', 'aws-cdk-lib*', 'node:fs*', 'node:http*'],
              message: 'A rule imports no machinery.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', { name: 'process', message: 'A rule reads no environment.' }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'A rule reads no clock: pass the instant in.' },
      ],
    },
  },
  { files: ['*.js'], ...tseslint.configs.disableTypeChecked },
);
