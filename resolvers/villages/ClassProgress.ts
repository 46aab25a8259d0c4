import { Arg, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  classScheme,
  KampungKBClass,
  valueInWords,
  whatMeets,
  whatRaises,
  type CriterionResult,
  type IndexResult,
  type Language,
  type Progress,
} from '../../src/villages/index.ts';
import { Locale } from '../shared/Locale.ts';
import { ClassIndexKind, FactSource } from './enums.ts';

const inLanguage = { defaultValue: Locale.ID, description: 'Language.' };

export function languageOf(locale: Locale): Language {
  return locale === Locale.EN ? 'en' : 'id';
}

@ObjectType({ simpleResolvers: true, description: 'One of the three indices: the mean of its criteria.' })
export class ClassIndex {
  @Access(Scope.VILLAGES_READ)
  @Field(() => ClassIndexKind, { description: 'Which index.' })
  index!: IndexResult['index'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => Float, { description: 'Mean score, 1 to 4. An unknown criterion counts as 1: a class has to be shown by facts.' })
  value!: number;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'Whether it passes: its value is 3 or more.' })
  passes!: boolean;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { description: 'Number of its criteria that are known.' })
  known!: number;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { description: 'Number of its criteria.' })
  of!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A criterion of the class, with what the hub knows today.' })
export class ClassCriterion {
  /** The evaluation it shows. */
  readonly result: CriterionResult;

  constructor(result: CriterionResult) {
    this.result = result;
    this.code = result.criterion.code;
    this.index = result.criterion.index;
    this.score = result.score;
    this.met = result.met;
    this.source = result.source;
    this.demo = result.demo;
  }

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Stable code, such as WORKING_GROUP.' })
  code: string;

  @Access(Scope.VILLAGES_READ)
  @Field(() => ClassIndexKind, { description: 'The index it belongs to.' })
  index: IndexResult['index'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { nullable: true, description: '1 to 4; null while the fact is unknown.' })
  score: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'Whether it is met: its score is 3 or more.' })
  met: boolean;

  @Access(Scope.VILLAGES_READ)
  @Field(() => FactSource, { description: 'Source of the fact.' })
  source: CriterionResult['source'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True if the fact comes from demo data.' })
  demo: boolean;
}

@Resolver(() => ClassCriterion)
export class ClassCriterionResolver {
  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => String, { description: 'What the criterion is about.' })
  title(@Root() { result }: ClassCriterion, @Arg('locale', () => Locale, inLanguage) locale: Locale): string {
    return result.criterion.title[languageOf(locale)];
  }

  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => String, { nullable: true, description: 'The fact as text; null while it is unknown.' })
  value(@Root() { result }: ClassCriterion, @Arg('locale', () => Locale, inLanguage) locale: Locale): string | null {
    return valueInWords(result, languageOf(locale));
  }

  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => String, { nullable: true, description: 'What would raise the score by one; null at the highest score.' })
  raisedBy(@Root() { result }: ClassCriterion, @Arg('locale', () => Locale, inLanguage) locale: Locale): string | null {
    return whatRaises(result, languageOf(locale));
  }

  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => String, { description: 'What to do to meet it.' })
  toDo(@Root() { result }: ClassCriterion, @Arg('locale', () => Locale, inLanguage) locale: Locale): string {
    return whatMeets(result, classScheme, languageOf(locale));
  }
}

@ObjectType({
  simpleResolvers: true,
  description: 'Progress of a Kampung KB from its class to the next one, by the scoring that `criteriaSource` names.',
})
export class ClassProgress {
  constructor(progress: Progress, demo: boolean) {
    const criteria = new Map(progress.criteria.map((result) => [result, new ClassCriterion(result)]));
    this.currentClass = progress.currentClass;
    this.nextClass = progress.nextClass;
    this.classByScoring = progress.classByScoring;
    this.readyForDecision = progress.nextClass !== null && progress.missing.length === 0;
    this.indices = progress.indices;
    this.criteria = [...criteria.values()];
    this.missing = progress.missing.flatMap((result) => criteria.get(result) ?? []);
    this.criteriaSource = classScheme.source;
    this.demo = demo;
  }

  @Access(Scope.VILLAGES_READ)
  @Field(() => KampungKBClass, { description: 'Its class, by decision.' })
  currentClass: Progress['currentClass'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => KampungKBClass, { nullable: true, description: 'The class above; null for BERKELANJUTAN.' })
  nextClass: Progress['nextClass'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => KampungKBClass, {
    description: "The class by today's scoring. A class is assigned by decision (`classifyKampungKB`), never by scoring alone.",
  })
  classByScoring: Progress['classByScoring'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True if no criterion is missing for the next class, so that only the decision remains.' })
  readyForDecision: boolean;

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 3 })
  @Field(() => [ClassIndex], { description: 'The three indices.' })
  indices: IndexResult[];

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 20 })
  @Field(() => [ClassCriterion], { description: 'Every criterion, met or not.' })
  criteria: ClassCriterion[];

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 20 })
  @Field(() => [ClassCriterion], {
    description:
      'The criteria to meet for the next class: those of the required indices that do not pass. Unknown facts come first, then the criteria closest to being met.',
  })
  missing: ClassCriterion[];

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Source of the criteria and their limits.' })
  criteriaSource: string;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True if any part of it comes from demo data.' })
  demo: boolean;
}
