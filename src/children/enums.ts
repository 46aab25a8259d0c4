import { registerEnumType } from 'type-graphql';

export enum MeasuringPosition {
  LYING = 'LYING',
  STANDING = 'STANDING',
}

registerEnumType(MeasuringPosition, {
  name: 'MeasuringPosition',
  description: 'How length or height was measured. WHO standards take length below 24 months and height from there; the other way is corrected by 0.7 cm.',
  valuesConfig: { LYING: { description: 'Terlentang: recumbent length.' }, STANDING: { description: 'Berdiri: standing height.' } },
});

export enum WeightTrend {
  N = 'N',
  T = 'T',
  O = 'O',
  B = 'B',
}

registerEnumType(WeightTrend, {
  name: 'WeightTrend',
  description: 'Monthly weight gain against the minimum gain (KBM) of the Buku KIA.',
  valuesConfig: {
    N: { description: 'Naik: gained at least the minimum.' },
    T: { description: 'Tidak naik: gained less than the minimum.' },
    O: { description: 'Not weighed last month.' },
    B: { description: 'Baru: first weighing.' },
  },
});
