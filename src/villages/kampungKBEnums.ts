import { registerEnumType } from 'type-graphql';

/* What a Kampung KB records of itself, by the form of the Web Kampung KB (*practice*: as the public site shows it). */

export enum FundingSource {
  APBN = 'APBN',
  APBD = 'APBD',
  DANA_DESA = 'DANA_DESA',
  GRANT = 'GRANT',
  CSR = 'CSR',
  SELF_HELP = 'SELF_HELP',
}

registerEnumType(FundingSource, {
  name: 'FundingSource',
  description: 'Sources of funding of a Kampung KB.',
  valuesConfig: {
    APBN: { description: 'National budget.' },
    APBD: { description: 'Budget of the province or the regency.' },
    DANA_DESA: { description: 'Village fund.' },
    GRANT: { description: 'Donation or grant (hibah).' },
    CSR: { description: 'Social responsibility of companies.' },
    SELF_HELP: { description: 'Self-help of the community (swadaya).' },
  },
});

export enum PlanningDataSource {
  FAMILY_REGISTER = 'FAMILY_REGISTER',
  BKKBN_ROUTINE = 'BKKBN_ROUTINE',
  VILLAGE_POTENTIAL = 'VILLAGE_POTENTIAL',
  SECTORAL = 'SECTORAL',
  OTHER = 'OTHER',
}

registerEnumType(PlanningDataSource, {
  name: 'PlanningDataSource',
  description: 'Data that a Kampung KB uses for planning.',
  valuesConfig: {
    FAMILY_REGISTER: { description: 'Pendataan Keluarga and its updates.' },
    BKKBN_ROUTINE: { description: 'Routine records of BKKBN.' },
    VILLAGE_POTENTIAL: { description: 'Potensi Desa of the statistics office.' },
    SECTORAL: { description: 'Data of the sectors, such as health or education.' },
    OTHER: { description: 'Any other source.' },
  },
});

export enum Mechanism {
  PLANNING_MEETING = 'PLANNING_MEETING',
  COORDINATION_MEETING = 'COORDINATION_MEETING',
  OUTREACH = 'OUTREACH',
  MONITORING = 'MONITORING',
  REPORTING = 'REPORTING',
}

registerEnumType(Mechanism, {
  name: 'Mechanism',
  description: 'How a Kampung KB runs its work (mekanisme operasional).',
  valuesConfig: {
    PLANNING_MEETING: { description: 'Meeting that plans activities.' },
    COORDINATION_MEETING: { description: 'Meeting with the agencies that support them.' },
    OUTREACH: { description: 'Sosialisasi: informing families.' },
    MONITORING: { description: 'Monitoring and evaluation.' },
    REPORTING: { description: 'Writing reports.' },
  },
});

export enum Frequency {
  WEEKLY = 'WEEKLY',
  MONTHLY = 'MONTHLY',
  QUARTERLY = 'QUARTERLY',
  HALF_YEARLY = 'HALF_YEARLY',
  YEARLY = 'YEARLY',
  OCCASIONAL = 'OCCASIONAL',
}

registerEnumType(Frequency, {
  name: 'Frequency',
  description: 'How often an activity takes place.',
  valuesConfig: {
    WEEKLY: { description: 'Every week.' },
    MONTHLY: { description: 'Every month.' },
    QUARTERLY: { description: 'Every three months.' },
    HALF_YEARLY: { description: 'Twice a year.' },
    YEARLY: { description: 'Once a year.' },
    OCCASIONAL: { description: 'At no fixed time.' },
  },
});

export enum ActivityGroupKind {
  BKB = 'BKB',
  BKR = 'BKR',
  BKL = 'BKL',
  PIK_R = 'PIK_R',
  UPPKA = 'UPPKA',
}

registerEnumType(ActivityGroupKind, {
  name: 'ActivityGroupKind',
  description: 'The five activity groups of a Kampung KB.',
  valuesConfig: {
    BKB: { description: 'Bina Keluarga Balita: families with under-fives.' },
    BKR: { description: 'Bina Keluarga Remaja: families with teens.' },
    BKL: { description: 'Bina Keluarga Lansia: families with elderly members.' },
    PIK_R: { description: 'Pusat Informasi dan Konseling Remaja: youth counselling centre.' },
    UPPKA: { description: 'Usaha Peningkatan Pendapatan Keluarga Akseptor: family income group.' },
  },
});

export enum WorkingGroupRole {
  PATRON = 'PATRON',
  CHAIR = 'CHAIR',
  VICE_CHAIR = 'VICE_CHAIR',
  SECRETARY = 'SECRETARY',
  TREASURER = 'TREASURER',
  SECTION_HEAD = 'SECTION_HEAD',
  MEMBER = 'MEMBER',
}

registerEnumType(WorkingGroupRole, {
  name: 'WorkingGroupRole',
  description: 'Roles in the working group (pokja).',
  valuesConfig: {
    PATRON: { description: 'Pelindung or penasihat.' },
    CHAIR: { description: 'Ketua.' },
    VICE_CHAIR: { description: 'Wakil ketua.' },
    SECRETARY: { description: 'Sekretaris.' },
    TREASURER: { description: 'Bendahara.' },
    SECTION_HEAD: { description: 'Head of a section (seksi), one for each function of the family.' },
    MEMBER: { description: 'Anggota.' },
  },
});
