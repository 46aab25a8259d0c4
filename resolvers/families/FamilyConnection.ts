import { Family } from '../../src/families/index.ts';
import { connectionOf } from '../shared/connections.ts';

export const { Connection: FamilyConnection, resolver: FamilyConnectionResolver } = connectionOf(Family, 'Family');
