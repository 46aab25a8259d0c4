import { AlertQueries, VillageAlerts } from './AlertLists.ts';
import { AlertMutations } from './AlertMutations.ts';
import { AlertConnectionResolver, AlertResolver } from './AlertResolver.ts';
import { AlertEventResolver, AlertSubscriptions } from './AlertSubscriptions.ts';

/** The resolvers of the alerts subgraph. */
export const alertResolvers = [
  AlertQueries,
  AlertMutations,
  AlertSubscriptions,
  AlertEventResolver,
  AlertResolver,
  VillageAlerts,
  AlertConnectionResolver,
];
