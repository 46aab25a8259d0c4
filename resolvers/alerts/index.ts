import { AlertQueries, VillageAlerts } from './AlertLists.ts';
import { AlertConnectionResolver, AlertResolver } from './AlertResolver.ts';
import { AlertSubscriptions } from './AlertSubscriptions.ts';

/** The resolvers of the alerts subgraph. */
export const alertResolvers = [AlertQueries, AlertSubscriptions, AlertResolver, VillageAlerts, AlertConnectionResolver];
