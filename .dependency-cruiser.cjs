/** The dependency direction of the source folders. Read from the top: who may know whom. */
const subgraphs = ['villages', 'families', 'children', 'programs', 'alerts', 'indicators'];
/** What each subgraph may know of the others, always through their index.ts. */
const mayKnow = {
  villages: [],
  families: ['villages'],
  children: ['villages', 'families'],
  programs: ['villages', 'families', 'children'],
  alerts: ['villages', 'families', 'children', 'programs'],
  indicators: ['villages', 'families', 'children', 'programs', 'alerts'],
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'Modules that need each other are one module.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-rules',
      comment: 'Growth and stunting rules are pure: they import nothing but themselves.',
      severity: 'error',
      from: { path: '^src/(growth|stunting)/' },
      to: { path: '^(src|resolvers)/', pathNot: '^src/$1/' },
    },
    {
      name: 'src-below-graphql',
      comment: 'src/ lies below the GraphQL layer; only the server and the command line put it on top.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(server|cli)/' },
      to: { path: '^resolvers/' },
    },
    {
      name: 'server-and-cli-on-top',
      comment: 'Nobody below imports the server or the command line.',
      severity: 'error',
      from: { path: '^(src|resolvers)/', pathNot: '^src/(server|cli)/' },
      to: { path: '^src/(server|cli)/' },
    },
    {
      name: 'foundations-know-no-subgraph',
      comment: 'store, events and access are below every subgraph.',
      severity: 'error',
      from: { path: '^src/(store|events|access)/' },
      to: { path: `^src/(${subgraphs.join('|')})/` },
    },
    ...subgraphs.flatMap((name) => [
      {
        name: `${name}-knows-only-those-below`,
        comment: `${name} may know ${mayKnow[name].join(', ') || 'no other subgraph'}.`,
        severity: 'error',
        from: { path: `^src/${name}/` },
        to: { path: `^src/(${subgraphs.filter((other) => other !== name && !mayKnow[name].includes(other)).join('|') || 'none'})/` },
      },
      {
        name: `${name}-through-its-index`,
        comment: `Other folders import ${name} through its index.ts.`,
        severity: 'error',
        from: { pathNot: `^(src/${name}/|test/)` },
        to: { path: `^src/${name}/`, pathNot: `^src/${name}/index\\.ts$` },
      },
    ]),
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
};
