import { Arg, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { StartUpItem as Item, StartUpProgress } from '../../src/villages/index.ts';
import { Locale } from '../shared/Locale.ts';
import { languageOf } from './ClassProgress.ts';
import { StartUpStatus, StartUpStepKind } from './enums.ts';

@ObjectType({ simpleResolvers: true, description: 'An item that is not recorded yet.' })
export class StartUpItem {
  /** In each language. */
  titles!: Item['title'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => String, {
    description: 'Name of the field: an input field of changeKampungKBProfile, of its `rumahDataKu`, or workingGroup.',
  })
  code!: string;
}

@Resolver(() => StartUpItem)
export class StartUpItemResolver {
  @Access(Scope.VILLAGES_READ)
  @FieldResolver(() => String, { description: 'Title of the item.' })
  title(
    @Root() { titles }: StartUpItem,
    @Arg('locale', () => Locale, { defaultValue: Locale.ID, description: 'Language.' }) locale: Locale,
  ): string {
    return titles[languageOf(locale)];
  }
}

@ObjectType({ simpleResolvers: true, description: 'One of the three steps that a DASAR village begins with.' })
export class StartUpStep {
  constructor({ step, status, missing }: StartUpProgress, demo: boolean) {
    this.step = step;
    this.status = status;
    this.missing = missing.map(({ code, title }) => ({ code, titles: title }));
    this.demo = demo;
  }

  @Access(Scope.VILLAGES_READ)
  @Field(() => StartUpStepKind, { description: 'The step.' })
  step: StartUpProgress['step'];

  @Access(Scope.VILLAGES_READ)
  @Field(() => StartUpStatus, { description: 'Status of the step.' })
  status: StartUpProgress['status'];

  @Access(Scope.VILLAGES_READ)
  @ListSize({ assumedSize: 3 })
  @Field(() => [StartUpItem], { description: 'The items that are not recorded yet.' })
  missing: StartUpItem[];

  @Access(Scope.VILLAGES_READ)
  @Field(() => Boolean, { description: 'True if it comes from demo data.' })
  demo: boolean;
}
