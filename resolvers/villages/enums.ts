import { registerEnumType } from 'type-graphql';

export enum ClassIndexKind {
  INPUT = 'INPUT',
  PROCESS = 'PROCESS',
  OUTPUT = 'OUTPUT',
}

registerEnumType(ClassIndexKind, {
  name: 'ClassIndexKind',
  description: 'The three indices that the class of a Kampung KB is scored by.',
  valuesConfig: {
    INPUT: { description: 'What it has: working group, funding, activity groups, facilities, officer and regulation.' },
    PROCESS: { description: 'How it works: data in planning, mechanisms, participating agencies.' },
    OUTPUT: { description: 'Its results: participation, contraception, unmet need.' },
  },
});

export enum FactSource {
  COMPUTED = 'COMPUTED',
  ATTESTED = 'ATTESTED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(FactSource, {
  name: 'FactSource',
  description: 'Source of a fact.',
  valuesConfig: {
    COMPUTED: { description: 'Computed from records of the hub.' },
    ATTESTED: { description: 'Attested by a person, with evidence.' },
    UNKNOWN: { description: 'Not recorded and not attested.' },
  },
});

export enum StartUpStepKind {
  WEB_PROFILE = 'WEB_PROFILE',
  RUMAH_DATAKU = 'RUMAH_DATAKU',
  K0_REGISTER = 'K0_REGISTER',
}

registerEnumType(StartUpStepKind, {
  name: 'StartUpStepKind',
  description: 'The steps that a DASAR village begins with.',
  valuesConfig: {
    WEB_PROFILE: { description: 'The profile in the Web Kampung KB.' },
    RUMAH_DATAKU: { description: 'Rumah DataKu, its house of micro data.' },
    K0_REGISTER: { description: 'The K/0 register in SIGA, a card for each year.' },
  },
});

export enum StartUpStatus {
  NOT_STARTED = 'NOT_STARTED',
  STARTED = 'STARTED',
  DONE = 'DONE',
}

registerEnumType(StartUpStatus, {
  name: 'StartUpStatus',
  description: 'Status of a step.',
  valuesConfig: {
    NOT_STARTED: { description: 'Nothing is recorded.' },
    STARTED: { description: 'Some of it is recorded; for K/0: the newest card is of an earlier year.' },
    DONE: { description: 'Everything is recorded.' },
  },
});

export enum FacilityKind {
  SECRETARIAT = 'SECRETARIAT',
  RUMAH_DATAKU = 'RUMAH_DATAKU',
}

registerEnumType(FacilityKind, {
  name: 'FacilityKind',
  description: 'Facilities of a Kampung KB.',
  valuesConfig: { SECRETARIAT: { description: 'A secretariat.' }, RUMAH_DATAKU: { description: 'A Rumah DataKu.' } },
});
