import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import type { Caller } from '../../src/access/audit/currentCaller.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Cost } from '../../src/cost/cost.ts';
import { badUserInput } from '../../src/errors.ts';
import { erasePerson } from '../../src/privacy/erasePerson.ts';
import { exportPerson } from '../../src/privacy/exportPerson.ts';
import { DateTimeScalar } from '../../src/scalars/index.ts';
import { keyOf, toGlobalId } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';

/** Statements over every table that tells of a person. */
const costOfAllTables = 100;

const idHelp = 'Global id of the person or the child; of somebody who was removed too, as `FamilyChange.personId` has it.';
const reasonHelp = 'Why, in one line of 1 to 200 characters, without names; the audit log keeps it.';

@ObjectType({ simpleResolvers: true, description: 'All that is known of a person (UU 27/2022, article 7).' })
export class PersonExport {
  @Access(Scope.PERSONS_EXPORT)
  @Field(() => ID, { description: 'Global id of the person.' })
  personId!: string;

  @Access(Scope.PERSONS_EXPORT)
  @Field(() => DateTimeScalar, { description: 'When it was read.' })
  exportedAt!: Date;

  @Access(Scope.PERSONS_EXPORT)
  @Field(() => GraphQLJSONObject, {
    description: 'Each part as it is stored, with the whole NIK: person, family, familyHistory, enrolments, child, earlierVillages, measurements, stuntingCases, caseEvents, interventions, alerts, and accessLog: who read and wrote the record. `person` is null for somebody who was removed before.',
  })
  data!: Record<string, unknown>;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a record that was to be erased.' })
export class PersonErasure {
  @Access(Scope.PERSONS_ERASE)
  @Field(() => ID, { description: 'Global id of the person.' })
  personId!: string;

  @Access(Scope.PERSONS_ERASE)
  @Field(() => Boolean, { description: 'False where it had been done before.' })
  erased!: boolean;
}

/** What a person may ask for, done by an administrator whose token names the scope for it. */
@Resolver()
export class PersonRights {
  @Access(Scope.PERSONS_EXPORT)
  @Cost(costOfAllTables)
  @Mutation(() => PersonExport, { description: 'All that is known of a person, for the person or the parents. Changes nothing but the audit log, which has it before anything is read.' })
  async exportPerson(@Arg('id', () => ID, { description: idHelp }) id: string, @Arg('reason', () => String, { description: reasonHelp }) reason: string, @Ctx() context: HubContext): Promise<PersonExport> {
    const personId = personKey(id);
    const data = await exportPerson(context.unlimited, context.hub.audit, { personId, reason, caller: callerOf(context) });
    return { personId: toGlobalId('Person', personId), exportedAt: new Date(), data: { ...data } };
  }

  @Access(Scope.PERSONS_ERASE)
  @Cost(costOfAllTables)
  @Mutation(() => PersonErasure, {
    description: 'Takes from a record for good what tells who it is about: name, NIK, exact dates, and every word about the person or the family; all of it or, when it fails, nothing. Figures stay. Doing it again changes nothing.',
  })
  async erasePerson(
    @Arg('id', () => ID, { description: idHelp }) id: string,
    @Arg('reason', () => String, { description: reasonHelp }) reason: string,
    @Arg('confirm', () => Boolean, { description: 'True: whoever asks knows that it cannot be undone.' }) confirm: boolean,
    @Ctx() context: HubContext,
  ): Promise<PersonErasure> {
    const personId = personKey(id);
    if (!confirm) throw badUserInput(['confirm'], 'false', 'true, for it cannot be undone');
    const erased = await erasePerson(context.unlimited, { personId, reason, caller: callerOf(context) });
    return { personId: toGlobalId('Person', personId), erased };
  }
}

function callerOf({ viewer, operation }: HubContext): Caller {
  return { viewer, ...operation };
}

/** A person and the child that it is have one key. */
function personKey(id: string): string {
  return keyOf(['Person', 'Child'], id, ['id']);
}
