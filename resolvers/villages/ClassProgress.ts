import { Arg, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import { classScheme, KampungKBClass, valueInWords, whatMeets, whatRaises, type CriterionResult, type IndexResult, type Language, type Progress } from '../../src/villages/index.ts';
import { Locale } from '../alerts/inputs.ts';
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
  @Field(() => Float, { description: 'Mean score, 1 to 4. What is unknown counts as 1: a class is shown, not assumed.' })
  value!: number;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'Whether it passes: at 3 or more.' })
  passes!: boolean;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { description: 'How many of its criteria are known.' })
  known!: number;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { description: 'How many criteria it has.' })
  of!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A criterion of the class, as the hub knows it today.' })
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
  @Field(() => ClassIndexKind, { description: 'The index it counts in.' })
  index: IndexResult['index'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => Int, { nullable: true, description: '1 to 4; null while the fact is unknown.' })
  score: number | null;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'Whether it is met: a score of 3 or more.' })
  met: boolean;

  @Access(Scope.VILLAGES_READ)
  @Field(() => FactSource, { description: 'Where the fact comes from.' })
  source: CriterionResult['source'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True where the fact rests on demo data.' })
  demo: boolean;
}

@Resolver(() => ClassCriterion)
export class ClassCriterionResolver {
  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => String, { description: 'What it looks at.' })
  title(@Root() { result }: ClassCriterion, @Arg('locale', () => Locale, inLanguage) locale: Locale): string {
    return result.criterion.title[languageOf(locale)];
  }

  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => String, { nullable: true, description: 'The fact in words; null while it is unknown.' })
  value(@Root() { result }: ClassCriterion, @Arg('locale', () => Locale, inLanguage) locale: Locale): string | null {
    return valueInWords(result, languageOf(locale));
  }

  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => String, { nullable: true, description: 'What would raise the score by one; null at the highest.' })
  raisedBy(@Root() { result }: ClassCriterion, @Arg('locale', () => Locale, inLanguage) locale: Locale): string | null {
    return whatRaises(result, languageOf(locale));
  }

  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => String, { description: 'What meets it.' })
  toDo(@Root() { result }: ClassCriterion, @Arg('locale', () => Locale, inLanguage) locale: Locale): string {
    return whatMeets(result, classScheme, languageOf(locale));
  }
}

@ObjectType({ simpleResolvers: true, description: 'Where a Kampung KB stands between its class and the next one, by the scoring that `criteriaSource` names.' })
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
  @Field(() => KampungKBClass, { description: 'The class it holds, by decision.' })
  currentClass: Progress['currentClass'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => KampungKBClass, { nullable: true, description: 'The class above; null for BERKELANJUTAN.' })
  nextClass: Progress['nextClass'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => KampungKBClass, { description: 'The class that the scoring gives today. A class is held by decision (`classifyKampungKB`), never by scoring alone.' })
  classByScoring: Progress['classByScoring'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'Whether nothing is missing for the next class: what is left is a decision.' })
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
    description: 'The criteria to meet for the next class, in this order: those of the indices that it needs and that do not pass, unknown facts first, then what is nearest.',
  })
  missing: ClassCriterion[];

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, { description: 'Where the criteria and their limits come from.' })
  criteriaSource: string;

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True where any of it rests on demo data.' })
  demo: boolean;
}
