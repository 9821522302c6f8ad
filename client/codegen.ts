import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the client's GraphQL documents, from the committed schema; a fragment's fields are seen by its own component alone. */
const config: CodegenConfig = {
  schema: 'api/schema.graphql',
  documents: ['client/**/*.{ts,tsx}', '!client/generated/**'],
  ignoreNoDocuments: true,
  silent: true,
  generates: {
    'client/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: true },
      config: {
        useTypeImports: true,
        enumType: 'string-literal',
        scalars: { ID: 'string', Date: 'string', DateTime: 'string' },
        emitLegacyCommonJSImports: false,
        importExtension: '.ts',
      },
    },
  },
};

export default config;
