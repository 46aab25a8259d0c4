import { registerEnumType } from 'type-graphql';

export enum Sex {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(Sex, {
  name: 'Sex',
  description: 'Sex as on the birth certificate; the WHO growth standards differ by sex.',
  valuesConfig: {
    FEMALE: { description: 'Perempuan.' },
    MALE: { description: 'Laki-laki.' },
    UNKNOWN: { description: 'Not known: of an adult whom a file names without the sex. A child has one.' },
  },
});

/** The sex of a child, by which growth is assessed. */
export type KnownSex = Exclude<Sex, Sex.UNKNOWN>;

export enum FamilyOrigin {
  REGISTERED = 'REGISTERED',
  IMPORT = 'IMPORT',
}

registerEnumType(FamilyOrigin, {
  name: 'FamilyOrigin',
  description: 'How a family came into the hub.',
  valuesConfig: {
    REGISTERED: { description: 'Somebody registered it.' },
    IMPORT: { description: 'It was made from a file that names a child and a parent: what the file does not say is not known.' },
  },
});

export enum NikDifference {
  BIRTH_DATE = 'BIRTH_DATE',
  SEX = 'SEX',
}

registerEnumType(NikDifference, {
  name: 'NikDifference',
  description: 'How a NIK differs from the register.',
  valuesConfig: {
    BIRTH_DATE: { description: 'Its date is not the birth date.' },
    SEX: { description: 'Its day is that of the other sex: 40 is added for women.' },
  },
});

export enum FamilyRelation {
  HEAD = 'HEAD',
  SPOUSE = 'SPOUSE',
  CHILD = 'CHILD',
  PARENT = 'PARENT',
  OTHER = 'OTHER',
}

registerEnumType(FamilyRelation, {
  name: 'FamilyRelation',
  description: 'Relation of a member to the head of the family, as on the family card (Kartu Keluarga).',
  valuesConfig: {
    HEAD: { description: 'Kepala keluarga; every family has exactly one.' },
    SPOUSE: { description: 'Istri or suami of the head.' },
    CHILD: { description: 'Anak of the head.' },
    PARENT: { description: 'Orang tua or mertua of the head.' },
    OTHER: { description: 'Any other relation.' },
  },
});

export enum StuntingRiskReason {
  UNSAFE_WATER = 'UNSAFE_WATER',
  UNHEALTHY_LATRINE = 'UNHEALTHY_LATRINE',
  MOTHER_TOO_YOUNG = 'MOTHER_TOO_YOUNG',
  MOTHER_TOO_OLD = 'MOTHER_TOO_OLD',
  BIRTHS_TOO_CLOSE = 'BIRTHS_TOO_CLOSE',
  TOO_MANY_CHILDREN = 'TOO_MANY_CHILDREN',
  NO_MODERN_CONTRACEPTION = 'NO_MODERN_CONTRACEPTION',
  POOR_WELFARE = 'POOR_WELFARE',
  UNFIT_HOUSING = 'UNFIT_HOUSING',
}

const beside = 'Also reported, but alone it does not put a family at risk.';

registerEnumType(StuntingRiskReason, {
  name: 'StuntingRiskReason',
  description: "Why a family is at risk of stunting (keluarga berisiko stunting), by BKKBN's Pendataan Keluarga.",
  valuesConfig: {
    UNSAFE_WATER: { description: 'No adequate main drinking water.' },
    UNHEALTHY_LATRINE: { description: 'No own latrine with septic tank.' },
    MOTHER_TOO_YOUNG: { description: 'Terlalu muda: the wife, or a pregnant member, is under 20.' },
    MOTHER_TOO_OLD: { description: 'Terlalu tua: the wife, or a pregnant member, is 35 to 40.' },
    BIRTHS_TOO_CLOSE: { description: 'Terlalu dekat: children less than two years apart.' },
    TOO_MANY_CHILDREN: { description: 'Terlalu banyak: more than three children.' },
    NO_MODERN_CONTRACEPTION: { description: `A couple of fertile age without modern contraception. ${beside}` },
    POOR_WELFARE: { description: `Welfare decile 1 to 4. ${beside}` },
    UNFIT_HOUSING: { description: `The house is not fit to live in (RTLH). ${beside}` },
  },
});

export enum Cohort {
  BALITA = 'BALITA',
  REMAJA = 'REMAJA',
  CALON_PENGANTIN = 'CALON_PENGANTIN',
  IBU_HAMIL = 'IBU_HAMIL',
  PASANGAN_USIA_SUBUR = 'PASANGAN_USIA_SUBUR',
  LANSIA = 'LANSIA',
}

registerEnumType(Cohort, {
  name: 'Cohort',
  description: 'Cohorts that guidance is designed for. A person may be in several.',
  valuesConfig: {
    BALITA: { description: 'Under five: less than 60 months old.' },
    REMAJA: { description: 'Teens and youth: 10 to 24 years old and not married.' },
    CALON_PENGANTIN: { description: 'Prospective bride or groom: a marriage is planned.' },
    IBU_HAMIL: { description: 'Pregnant.' },
    PASANGAN_USIA_SUBUR: { description: 'Couple of fertile age (PUS): husband and wife in the family, the wife 15 to 49.' },
    LANSIA: { description: 'Elderly: 60 years and older.' },
  },
});

export enum FamilyChangeKind {
  REGISTERED = 'REGISTERED',
  FACTS_CHANGED = 'FACTS_CHANGED',
  MEMBER_ADDED = 'MEMBER_ADDED',
  MEMBER_CHANGED = 'MEMBER_CHANGED',
  MEMBER_REMOVED = 'MEMBER_REMOVED',
  HEAD_CHANGED = 'HEAD_CHANGED',
  MERGED = 'MERGED',
  SPLIT_OFF = 'SPLIT_OFF',
  SPLIT_FROM = 'SPLIT_FROM',
  MOVED = 'MOVED',
  MONITORING_ENDED = 'MONITORING_ENDED',
  MONITORING_RESUMED = 'MONITORING_RESUMED',
}

registerEnumType(FamilyChangeKind, {
  name: 'FamilyChangeKind',
  description: 'What happened to a family.',
  valuesConfig: {
    REGISTERED: { description: 'It was registered.' },
    FACTS_CHANGED: { description: 'Facts of the family or its house were changed.' },
    MEMBER_ADDED: { description: 'A member was added.' },
    MEMBER_CHANGED: { description: 'Facts of a member were changed.' },
    MEMBER_REMOVED: { description: 'A member was removed.' },
    HEAD_CHANGED: { description: 'Another member became its head.' },
    MERGED: { description: 'A duplicate of it was merged into it.' },
    SPLIT_OFF: { description: 'Members left it and became a new family.' },
    SPLIT_FROM: { description: 'It was created by members who left another family.' },
    MOVED: { description: 'It moved to another village.' },
    MONITORING_ENDED: { description: 'Growth monitoring of a child, or of the whole family, ended.' },
    MONITORING_RESUMED: { description: 'The end of monitoring was undone.' },
  },
});

export enum MemberRemoval {
  DIED = 'DIED',
  MOVED_AWAY = 'MOVED_AWAY',
  ENTERED_IN_ERROR = 'ENTERED_IN_ERROR',
}

registerEnumType(MemberRemoval, {
  name: 'MemberRemoval',
  description: 'Why a member was removed.',
  valuesConfig: {
    DIED: { description: 'Died.' },
    MOVED_AWAY: { description: 'Left the family, and is not known to be a member of another family of the hub.' },
    ENTERED_IN_ERROR: { description: 'Was never a member, or is registered twice.' },
  },
});

export enum MonitoringEnd {
  DIED = 'DIED',
  MOVED_OUT = 'MOVED_OUT',
  ENTERED_IN_ERROR = 'ENTERED_IN_ERROR',
  REFUSED = 'REFUSED',
}

registerEnumType(MonitoringEnd, {
  name: 'MonitoringEnd',
  description: 'Why monitoring ended.',
  valuesConfig: {
    DIED: { description: 'Died. Counted up to the month of the death.' },
    MOVED_OUT: {
      description: 'Moved out of the regency. Counted up to the month of the move. moveFamily is for a move within the regency.',
    },
    ENTERED_IN_ERROR: { description: 'Registered by mistake. Never counted.' },
    REFUSED: { description: 'Does not want to be monitored. Still lives in the village and is still counted among its children (S).' },
  },
});

export enum MonitoringState {
  CURRENT = 'CURRENT',
  ENDED = 'ENDED',
  ANY = 'ANY',
}

registerEnumType(MonitoringState, {
  name: 'MonitoringState',
  description: 'Whether monitoring goes on.',
  valuesConfig: {
    CURRENT: { description: 'Monitoring goes on.' },
    ENDED: { description: 'Monitoring has ended.' },
    ANY: { description: 'Both.' },
  },
});
