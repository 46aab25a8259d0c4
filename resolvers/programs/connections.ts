import { Enrolment, Partner, Program, VillageProgram } from '../../src/programs/index.ts';
import { connectionOf } from '../shared/connections.ts';

export const { Connection: PartnerConnection, resolver: PartnerConnectionResolver } = connectionOf(Partner, 'Partner');
export const { Connection: ProgramConnection, resolver: ProgramConnectionResolver } = connectionOf(Program, 'Program');
export const { Connection: VillageProgramConnection, resolver: VillageProgramConnectionResolver } = connectionOf(
  VillageProgram,
  'VillageProgram',
);
export const { Connection: EnrolmentConnection, resolver: EnrolmentConnectionResolver } = connectionOf(Enrolment, 'Enrolment');
