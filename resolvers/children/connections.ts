import { Child, Measurement, StuntingCase } from '../../src/children/index.ts';
import { connectionOf } from '../shared/connections.ts';

export const { Connection: ChildConnection, resolver: ChildConnectionResolver } = connectionOf(Child, 'Child');
export const { Connection: MeasurementConnection, resolver: MeasurementConnectionResolver } = connectionOf(Measurement, 'Measurement');
export const { Connection: StuntingCaseConnection, resolver: StuntingCaseConnectionResolver } = connectionOf(StuntingCase, 'StuntingCase');
