import { registerEnumType } from 'type-graphql';

export enum VillageKind {
  DESA = 'DESA',
  KELURAHAN = 'KELURAHAN',
}

registerEnumType(VillageKind, {
  name: 'VillageKind',
  description: 'Legal form of a village. The last segment of its code begins with 2 for a desa and with 1 for a kelurahan.',
  valuesConfig: {
    DESA: { description: 'Rural village with its own government.' },
    KELURAHAN: { description: 'Urban village, an office of the regency.' },
  },
});

export enum KampungKBClass {
  DASAR = 'DASAR',
  BERKEMBANG = 'BERKEMBANG',
  MANDIRI = 'MANDIRI',
  BERKELANJUTAN = 'BERKELANJUTAN',
}

registerEnumType(KampungKBClass, {
  name: 'KampungKBClass',
  description: 'Maturity of a Kampung KB, lowest first (Peraturan BKKBN 20/2023). BERKELANJUTAN is also called paripurna.',
  valuesConfig: {
    DASAR: { description: 'Management not effective, no contribution to program targets yet.' },
    BERKEMBANG: { description: 'Programs run, contribution not significant.' },
    MANDIRI: { description: 'Contribution is visible, management not optimal.' },
    BERKELANJUTAN: { description: 'Contribution is visible and management optimal.' },
  },
});
