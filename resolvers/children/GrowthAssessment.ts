import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import type { Measurement } from '../../src/children/index.ts';
import { categoryOf, type GrowthIndicator, type GrowthResult, type NutritionCategory as Category } from '../../src/growth/index.ts';

export enum NutritionCategory {
  SANGAT_PENDEK = 'SANGAT_PENDEK',
  PENDEK = 'PENDEK',
  NORMAL = 'NORMAL',
  TINGGI = 'TINGGI',
  BERAT_BADAN_SANGAT_KURANG = 'BERAT_BADAN_SANGAT_KURANG',
  BERAT_BADAN_KURANG = 'BERAT_BADAN_KURANG',
  BERAT_BADAN_NORMAL = 'BERAT_BADAN_NORMAL',
  RISIKO_BERAT_BADAN_LEBIH = 'RISIKO_BERAT_BADAN_LEBIH',
  GIZI_BURUK = 'GIZI_BURUK',
  GIZI_KURANG = 'GIZI_KURANG',
  GIZI_BAIK = 'GIZI_BAIK',
  BERISIKO_GIZI_LEBIH = 'BERISIKO_GIZI_LEBIH',
  GIZI_LEBIH = 'GIZI_LEBIH',
  OBESITAS = 'OBESITAS',
}

registerEnumType(NutritionCategory, {
  name: 'NutritionCategory',
  description: 'Categories of PMK 2/2020 (Standar Antropometri Anak) for children of 0 to 60 months.',
  valuesConfig: {
    SANGAT_PENDEK: { description: 'Height for age below -3 SD: severely stunted.' },
    PENDEK: { description: 'Height for age -3 to below -2 SD: stunted.' },
    NORMAL: { description: 'Height for age -2 to +3 SD.' },
    TINGGI: { description: 'Height for age above +3 SD.' },
    BERAT_BADAN_SANGAT_KURANG: { description: 'Weight for age below -3 SD: severely underweight.' },
    BERAT_BADAN_KURANG: { description: 'Weight for age -3 to below -2 SD: underweight.' },
    BERAT_BADAN_NORMAL: { description: 'Weight for age -2 to +1 SD.' },
    RISIKO_BERAT_BADAN_LEBIH: { description: 'Weight for age above +1 SD: risk of overweight.' },
    GIZI_BURUK: { description: 'Weight for height or BMI for age below -3 SD: severely wasted.' },
    GIZI_KURANG: { description: 'Weight for height or BMI for age -3 to below -2 SD: wasted.' },
    GIZI_BAIK: { description: 'Weight for height or BMI for age -2 to +1 SD: normal.' },
    BERISIKO_GIZI_LEBIH: { description: 'Weight for height or BMI for age above +1 to +2 SD: possible risk of overweight.' },
    GIZI_LEBIH: { description: 'Weight for height or BMI for age above +2 to +3 SD: overweight.' },
    OBESITAS: { description: 'Weight for height or BMI for age above +3 SD: obese.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A z-score of the WHO Child Growth Standards.' })
export class ZScore {
  @Access(anyone)
  @Field(() => Float, { description: 'Standard deviations from the median, rounded to 2 decimals as WHO does.' })
  readonly value: number;

  @Access(anyone)
  @Field(() => Boolean, { description: "Outside WHO's plausibility limits: kept, shown, left out of prevalence." })
  readonly implausible: boolean;

  constructor(
    private readonly indicator: GrowthIndicator,
    value: number,
    implausible: boolean,
  ) {
    this.value = value;
    this.implausible = implausible;
  }

  @Access(anyone)
  @Field(() => NutritionCategory, {
    nullable: true,
    description: 'Category of PMK 2/2020; null for head and arm circumference, which have none.',
  })
  get category(): Category | null {
    return categoryOf(this.indicator, this.value);
  }
}

const whenNull = 'Null where it cannot be scored: a value is missing, or lies outside of the standard.';

/** The columns of a measurement that its assessment fills. */
type Assessed = Pick<
  Measurement,
  | 'haz'
  | 'hazImplausible'
  | 'waz'
  | 'wazImplausible'
  | 'whz'
  | 'whzImplausible'
  | 'baz'
  | 'bazImplausible'
  | 'hcz'
  | 'hczImplausible'
  | 'acz'
  | 'aczImplausible'
  | 'stunted'
  | 'severelyStunted'
  | 'wasted'
  | 'severelyWasted'
  | 'underweight'
>;

@ObjectType({ simpleResolvers: true, description: 'Z-scores of the WHO Child Growth Standards with the categories of PMK 2/2020.' })
export class GrowthAssessment {
  // A plain member: a private one is costly to make, and lists make one for every row.
  constructor(private readonly measurement: Assessed) {}

  @Access(anyone)
  @Field(() => ZScore, { nullable: true, description: `Length or height for age (TB/U). ${whenNull}` })
  get heightForAge(): ZScore | null {
    return score('HEIGHT_FOR_AGE', this.measurement.haz, this.measurement.hazImplausible);
  }

  @Access(anyone)
  @Field(() => ZScore, { nullable: true, description: `Weight for age (BB/U). ${whenNull}` })
  get weightForAge(): ZScore | null {
    return score('WEIGHT_FOR_AGE', this.measurement.waz, this.measurement.wazImplausible);
  }

  @Access(anyone)
  @Field(() => ZScore, { nullable: true, description: `Weight for length or height (BB/TB). ${whenNull}` })
  get weightForHeight(): ZScore | null {
    return score('WEIGHT_FOR_HEIGHT', this.measurement.whz, this.measurement.whzImplausible);
  }

  @Access(anyone)
  @Field(() => ZScore, { nullable: true, description: `BMI for age (IMT/U). ${whenNull}` })
  get bmiForAge(): ZScore | null {
    return score('BMI_FOR_AGE', this.measurement.baz, this.measurement.bazImplausible);
  }

  @Access(anyone)
  @Field(() => ZScore, { nullable: true, description: `Head circumference for age. ${whenNull}` })
  get headCircumferenceForAge(): ZScore | null {
    return score('HEAD_CIRCUMFERENCE_FOR_AGE', this.measurement.hcz, this.measurement.hczImplausible);
  }

  @Access(anyone)
  @Field(() => ZScore, { nullable: true, description: `Mid-upper arm circumference for age, from 3 months. ${whenNull}` })
  get armCircumferenceForAge(): ZScore | null {
    return score('ARM_CIRCUMFERENCE_FOR_AGE', this.measurement.acz, this.measurement.aczImplausible);
  }

  @Access(anyone)
  @Field(() => Boolean, { description: 'Height for age below -2 SD and plausible.' })
  get stunted(): boolean {
    return this.measurement.stunted;
  }

  @Access(anyone)
  @Field(() => Boolean, { description: 'Height for age below -3 SD and plausible.' })
  get severelyStunted(): boolean {
    return this.measurement.severelyStunted;
  }

  @Access(anyone)
  @Field(() => Boolean, { description: 'Weight for height below -2 SD and plausible, or oedema.' })
  get wasted(): boolean {
    return this.measurement.wasted;
  }

  @Access(anyone)
  @Field(() => Boolean, { description: 'Weight for height below -3 SD and plausible, or oedema.' })
  get severelyWasted(): boolean {
    return this.measurement.severelyWasted;
  }

  @Access(anyone)
  @Field(() => Boolean, { description: 'Weight for age below -2 SD and plausible, or oedema.' })
  get underweight(): boolean {
    return this.measurement.underweight;
  }
}

/** The assessment of a measurement that is not stored. */
export function assessmentOf(result: GrowthResult): GrowthAssessment {
  const { heightForAge, weightForAge, weightForHeight, bmiForAge, headCircumferenceForAge, armCircumferenceForAge } = result;
  return new GrowthAssessment({
    haz: heightForAge?.value ?? null,
    hazImplausible: heightForAge?.implausible ?? null,
    waz: weightForAge?.value ?? null,
    wazImplausible: weightForAge?.implausible ?? null,
    whz: weightForHeight?.value ?? null,
    whzImplausible: weightForHeight?.implausible ?? null,
    baz: bmiForAge?.value ?? null,
    bazImplausible: bmiForAge?.implausible ?? null,
    hcz: headCircumferenceForAge?.value ?? null,
    hczImplausible: headCircumferenceForAge?.implausible ?? null,
    acz: armCircumferenceForAge?.value ?? null,
    aczImplausible: armCircumferenceForAge?.implausible ?? null,
    stunted: result.stunted,
    severelyStunted: result.severelyStunted,
    wasted: result.wasted,
    severelyWasted: result.severelyWasted,
    underweight: result.underweight,
  });
}

/** A score with its category; null if there is none. */
export function score(indicator: GrowthIndicator, value: number | null, implausible: boolean | null): ZScore | null {
  return value === null ? null : new ZScore(indicator, value, implausible ?? false);
}
