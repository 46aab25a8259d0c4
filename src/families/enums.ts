import { registerEnumType } from 'type-graphql';

export enum Sex {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
}

registerEnumType(Sex, {
  name: 'Sex',
  description: 'Sex as on the birth certificate; WHO growth standards differ by it.',
  valuesConfig: { FEMALE: { description: 'Perempuan.' }, MALE: { description: 'Laki-laki.' } },
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
