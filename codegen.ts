import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents of the example operations and of the tests' own. */
const config: CodegenConfig = {
  schema: 'schema/hub.graphql',
  documents: ['schema/operations/*.graphql', 'test/operations/*.graphql'],
  generates: {
    'test/generated/operations.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        defaultScalarType: 'string',
        scalars: { AreaCode: 'string', Date: 'string', DateTime: 'string', NIK: 'string', FamilyCard: 'string' },
      },
    },
  },
};

export default config;
