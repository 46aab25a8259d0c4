import { registerEnumType } from 'type-graphql';

export enum MeasuringPosition {
  LYING = 'LYING',
  STANDING = 'STANDING',
}

registerEnumType(MeasuringPosition, {
  name: 'MeasuringPosition',
  description:
    'How length or height was measured. WHO standards use length below 24 months and height from 24 months on; a measurement in the other position is corrected by 0.7 cm.',
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

/** Why a measurement is more likely an error than the child (`judgeSeries`). */
export enum ImplausibleGround {
  WHO_FLAG = 'WHO_FLAG',
  POSITION = 'POSITION',
  HEIGHT_FELL = 'HEIGHT_FELL',
  HEIGHT_LEAPT = 'HEIGHT_LEAPT',
  WEIGHT_LEAPT = 'WEIGHT_LEAPT',
  COPIED = 'COPIED',
}

registerEnumType(ImplausibleGround, {
  name: 'ImplausibleGround',
  description: 'Why a measurement is more likely an error than the child. `Implausibility.source` names where each rule comes from.',
  valuesConfig: {
    WHO_FLAG: { description: "A z-score lies beyond WHO's limits." },
    POSITION: { description: 'Measured standing before 9 months of age.' },
    HEIGHT_FELL: { description: 'More than 1.4 cm shorter than before.' },
    HEIGHT_LEAPT: { description: 'Height for age changed by more than 2 SD within six months, or by more than 3 SD.' },
    WEIGHT_LEAPT: { description: 'Weight for age changed by more than 2 SD within three months, or by more than 3 SD, without oedema.' },
    COPIED: { description: 'Weight and height both equal those of the measurement before, over a time in which every child grows.' },
  },
});

/** What may explain a doubted measurement (`likelyMistakes`). */
export enum MeasuringMistake {
  DECIMAL_POINT = 'DECIMAL_POINT',
  DIGITS_SWAPPED = 'DIGITS_SWAPPED',
  COPIED_FROM_LAST_MONTH = 'COPIED_FROM_LAST_MONTH',
  VALUE_OF_SIBLING = 'VALUE_OF_SIBLING',
  LYING_OR_STANDING = 'LYING_OR_STANDING',
}

registerEnumType(MeasuringMistake, {
  name: 'MeasuringMistake',
  description: 'A mistake that would explain an implausible measurement. Practice: a hint for whoever measures again.',
  valuesConfig: {
    DECIMAL_POINT: { description: 'The decimal point is one place off: 1.05 for 10.5 kg.' },
    DIGITS_SWAPPED: { description: 'Two neighbouring digits are exchanged: 78.5 for 87.5 cm.' },
    COPIED_FROM_LAST_MONTH: { description: 'Weight and height are those of the measurement before.' },
    VALUE_OF_SIBLING: { description: 'Weight and height are those of another child of the family, measured on the same day.' },
    LYING_OR_STANDING: { description: 'The position cannot be: lying and standing are exchanged.' },
  },
});
