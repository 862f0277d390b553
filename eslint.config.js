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
  infra: ['infra', 'events', 'domain'],
  local: ['local', 'infra', 'events', 'domain'],
  bench: ['bench', 'local', 'events', 'domain', 'edge', 'platform', 'support'],
  support: ['support', 'local', 'infra', 'events', 'domain', 'platform', 'edge', 'functions'],
  test: ['test', 'support', 'local', 'infra', 'bench', 'events', 'domain', 'platform', 'edge', 'functions'],
};

export default tseslint.config(
  { ignores: ['node_modules/', 'cdk.out/', '.build/', '.local/'] },
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
        { type: 'events', pattern: 'events/**', mode: 'full' },
        { type: 'domain', pattern: ['shared/domain/**', 'shared/errors.ts'], mode: 'full' },
        { type: 'platform', pattern: 'shared/platform/**', mode: 'full' },
        { type: 'edge', pattern: 'shared/!(domain|platform)/**', mode: 'full' },
        { type: 'functions', pattern: 'functions/**', mode: 'full' },
        { type: 'infra', pattern: 'infra/**', mode: 'full' },
        { type: 'local', pattern: 'local/**', mode: 'full' },
        { type: 'bench', pattern: 'bench/**', mode: 'full' },
        { type: 'support', pattern: 'test/support/**', mode: 'full' },
        { type: 'test', pattern: 'test/**', mode: 'full' },
      ],
    },
    rules: {
      'boundaries/element-types': [
        'error',
        { default: 'disallow', rules: Object.entries(arrows).map(([from, allow]) => ({ from, allow })) },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
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
