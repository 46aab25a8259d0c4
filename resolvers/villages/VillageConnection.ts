import { Village } from '../../src/villages/index.ts';
import { connectionOf } from '../shared/connections.ts';

export const { Connection: VillageConnection, resolver: VillageConnectionResolver } = connectionOf(Village, 'Village');
