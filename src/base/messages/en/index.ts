import { access } from './access.ts';
import { alerts } from './alerts.ts';
import { children } from './children.ts';
import { cli } from './cli.ts';
import { families } from './families.ts';
import { graphql } from './graphql.ts';
import { imports } from './imports.ts';
import { indicators } from './indicators.ts';
import { interchange } from './interchange.ts';
import { posyandu } from './posyandu.ts';
import { programs } from './programs.ts';
import { server } from './server.ts';
import { shared } from './shared.ts';
import { store } from './store.ts';
import { villages } from './villages.ts';

/** The English text of each message. A key begins with the folder that its refusals come from. */
export const en = {
  ...shared,
  ...access,
  ...store,
  ...graphql,
  ...villages,
  ...posyandu,
  ...families,
  ...children,
  ...programs,
  ...alerts,
  ...imports,
  ...indicators,
  ...interchange,
  ...cli,
  ...server,
} as const;
