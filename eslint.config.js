import graphql from '@graphql-eslint/eslint-plugin';
import vitest from '@vitest/eslint-plugin';
import tseslint from 'typescript-eslint';
import { expectInLoops } from './scripts/expectInLoops.js';
import { outsideOperations } from './scripts/outsideOperations.js';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'data/',
      'coverage/',
      'test-results/',
      'test/generated/',
      'bench/node_modules/',
      'web/graphiql/*.config.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    ignores: ['web/**'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Resolver classes carry decorators and no state; entities are filled by the ORM.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // `void promise` says that nobody waits.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Entities and GraphQL classes are shapes: rows read from the database are plain objects of that shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // The pure rules of growth and stunting take plain texts, which are the values of the GraphQL enums.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/prefer-literal-enum-member': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Prettier breaks code; this holds comments to the same width. A text of SQL, GraphQL or a message stays whole.
      'max-len': ['error', { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'resolvers/**/*.ts'],
    ignores: ['src/base/localeFormats.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          "MemberExpression[object.name='Intl']",
          // V8 keeps the format of the last call that named nothing but a language; it makes a new one for every call with options.
          'CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/][arguments.length>1]',
          'CallExpression[callee.property.name=/^toLocale(Date|Time)String$/]',
          "CallExpression[callee.property.name='localeCompare'][arguments.length>1]",
        ].map((selector) => ({
          selector,
          message: 'Each format of Intl takes 28 KB of native memory: src/base/localeFormats.ts makes each once.',
        })),
      ],
    },
  },
  {
    // src/ lies below GraphQL: one class describes a table and a type (decision 001), so types and enums may be declared there.
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'type-graphql',
              allowImportNames: [
                'ClassType',
                'Extensions',
                'Field',
                'Float',
                'ID',
                'Int',
                'InterfaceType',
                'ObjectType',
                'registerEnumType',
              ],
              message: 'Resolvers, arguments and inputs stand in resolvers/; src/ declares types and enums only.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'resolvers/**/*.ts'],
    // Commands run no operations, and the thread of the embedded database knows of none.
    ignores: ['src/base/background.ts', 'src/cli/**', 'src/store/embeddedThread.ts'],
    plugins: { hub: { rules: { 'outside-operations': outsideOperations } } },
    rules: { 'hub/outside-operations': 'error' },
  },
  {
    // A test that asserts nothing, or only under a condition, cannot fail.
    files: ['test/**/*.ts'],
    plugins: { vitest, hub: { rules: { 'expect-in-loops': expectInLoops } } },
    rules: {
      // Helpers that assert are named `expect...`.
      'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert'] }],
      'vitest/no-conditional-expect': 'error',
      'vitest/no-focused-tests': 'error',
      'vitest/no-disabled-tests': 'error',
      'vitest/no-commented-out-tests': 'error',
      'vitest/no-identical-title': 'error',
      'vitest/valid-expect': ['error', { maxArgs: 2 }],
      'hub/expect-in-loops': 'error',
    },
  },
  {
    files: ['test/**/*.test.ts'],
    rules: { 'vitest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['beforeAll', 'afterEach', 'afterAll'] }] },
  },
  {
    files: ['schema/hub.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema/hub.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      '@graphql-eslint/relay-page-info': 'error',
      '@graphql-eslint/relay-connection-types': 'error',
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: true }],
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
          rootField: true,
        },
      ],
      // `Family.familyCard` is a term of its own (kartu keluarga), and suppressed in eslint-suppressions.json.
      '@graphql-eslint/no-typename-prefix': 'error',
      '@graphql-eslint/unique-type-names': 'off',
    },
  },
);
