import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Child, childList, Measurement, measurementList, readSuperseded } from '../../src/children/index.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { GrowthAssessment } from './GrowthAssessment.ts';

@Resolver(() => Measurement)
export class MeasurementResolver {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Child, { description: 'The child that was measured.' })
  child(@Root() measurement: Measurement, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Child | null> {
    return context.loaders.byKey<Child>(childList, info).load(measurement.childId);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => GrowthAssessment, { description: 'The growth assessment, computed and stored when the measurement was recorded.' })
  assessment(@Root() measurement: Measurement): GrowthAssessment {
    return new GrowthAssessment(measurement);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Measurement, {
    nullable: true,
    description: 'The later record that corrected or voided this one; the original is kept.',
  })
  supersededBy(
    @Root() measurement: Measurement,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Measurement | null> | null {
    return measurement.supersededById === null
      ? null
      : context.loaders.byKey<Measurement>(measurementList, info).load(measurement.supersededById);
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Measurement, {
    nullable: true,
    description: 'The measurement that this one corrects or voids; null for a first record.',
  })
  supersedes(@Root() measurement: Measurement, @Ctx() { loaders }: HubContext): Promise<Measurement | null> {
    return loaders.custom('superseded measurements', (ids) => readSuperseded(loaders.store, ids)).load(measurement.id);
  }
}
