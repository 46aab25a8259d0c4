import { registerEnumType } from 'type-graphql';

export enum GrowthIndicator {
  HEIGHT_FOR_AGE = 'HEIGHT_FOR_AGE',
  WEIGHT_FOR_AGE = 'WEIGHT_FOR_AGE',
  WEIGHT_FOR_HEIGHT = 'WEIGHT_FOR_HEIGHT',
  BMI_FOR_AGE = 'BMI_FOR_AGE',
  HEAD_CIRCUMFERENCE_FOR_AGE = 'HEAD_CIRCUMFERENCE_FOR_AGE',
  ARM_CIRCUMFERENCE_FOR_AGE = 'ARM_CIRCUMFERENCE_FOR_AGE',
}

registerEnumType(GrowthIndicator, {
  name: 'GrowthIndicator',
  description: 'Indicators of the WHO Child Growth Standards.',
  valuesConfig: {
    HEIGHT_FOR_AGE: { description: 'Length or height for age (PB/U, TB/U): below -2 SD is stunted.' },
    WEIGHT_FOR_AGE: { description: 'Weight for age (BB/U): below -2 SD is underweight.' },
    WEIGHT_FOR_HEIGHT: { description: 'Weight for length or height (BB/PB, BB/TB): below -2 SD is wasted.' },
    BMI_FOR_AGE: { description: 'Body mass index for age (IMT/U).' },
    HEAD_CIRCUMFERENCE_FOR_AGE: { description: 'Head circumference for age.' },
    ARM_CIRCUMFERENCE_FOR_AGE: { description: 'Mid-upper arm circumference (LiLA) for age, from 3 months.' },
  },
});
