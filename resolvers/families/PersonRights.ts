import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import type { Caller } from '../../src/access/audit/currentCaller.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Cost } from '../../src/cost/cost.ts';
import { badUserInput } from '../../src/base/errors.ts';
import { erasePerson } from '../../src/privacy/erasePerson.ts';
import { exportPerson } from '../../src/privacy/exportPerson.ts';
import { DateTimeScalar } from '../../src/graphql/index.ts';
import { keyOf, toGlobalId } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';

/** Statements over every table with data about a person. */
const costOfAllTables = 100;

const idHelp = 'Global id of the person or the child. For a removed person, the id in `FamilyChange.personId`.';
const reasonHelp = 'The reason, in one line of 1 to 200 characters, without names; the audit log keeps it.';

@ObjectType({ simpleResolvers: true, description: 'All data about a person (UU 27/2022, article 7).' })
export class PersonExport {
  @Access(Scope.PERSONS_EXPORT)
  @Field(() => ID, { description: 'Global id of the person.' })
  personId!: string;

  @Access(Scope.PERSONS_EXPORT)
  @Field(() => DateTimeScalar, { description: 'When the record was read.' })
  exportedAt!: Date;

  @Access(Scope.PERSONS_EXPORT)
  @Field(() => GraphQLJSONObject, {
    description:
      'Each part as stored, with the whole NIK: person, family, familyHistory, enrolments, child, earlierVillages, measurements, stuntingCases, caseEvents, interventions, alerts, duplicateCandidates, importedRows, clientKeys, and accessLog (reads and writes of the record). `person` is null for a person who was removed from the family.',
  })
  data!: Record<string, unknown>;
}

@ObjectType({ simpleResolvers: true, description: 'Result of an erasure.' })
export class PersonErasure {
  @Access(Scope.PERSONS_ERASE)
  @Field(() => ID, { description: 'Global id of the person.' })
  personId!: string;

  @Access(Scope.PERSONS_ERASE)
  @Field(() => Boolean, { description: 'False if the record was erased before.' })
  erased!: boolean;
}

/** Rights of a data subject, exercised by an administrator whose token names the scope for it. */
@Resolver()
export class PersonRights {
  @Access(Scope.PERSONS_EXPORT)
  @Cost(costOfAllTables)
  @Mutation(() => PersonExport, {
    description:
      'All data about a person, for the person or the parents. Changes nothing but the audit log, which records the export before anything is read.',
  })
  async exportPerson(
    @Arg('id', () => ID, { description: idHelp }) id: string,
    @Arg('reason', () => String, { description: reasonHelp }) reason: string,
    @Ctx() context: HubContext,
  ): Promise<PersonExport> {
    const personId = personKey(id);
    const data = await exportPerson(context.unlimited, context.hub.audit, { personId, reason, caller: callerOf(context) });
    return { personId: toGlobalId('Person', personId), exportedAt: new Date(), data: { ...data } };
  }

  @Access(Scope.PERSONS_ERASE)
  @Cost(costOfAllTables)
  @Mutation(() => PersonErasure, {
    description:
      'Permanently removes what identifies a person from a record: name, NIK, exact dates, and all free text about the person or the family. Removes all of it, or nothing if it fails. Figures stay. Repeating the call changes nothing.',
  })
  async erasePerson(
    @Arg('id', () => ID, { description: idHelp }) id: string,
    @Arg('reason', () => String, { description: reasonHelp }) reason: string,
    @Arg('confirm', () => Boolean, { description: 'Must be true: it confirms that the erasure cannot be undone.' }) confirm: boolean,
    @Ctx() context: HubContext,
  ): Promise<PersonErasure> {
    const personId = personKey(id);
    if (!confirm) throw badUserInput(['confirm'], 'families.confirm');
    const erased = await erasePerson(context.unlimited, { personId, reason, caller: callerOf(context) });
    return { personId: toGlobalId('Person', personId), erased };
  }
}

function callerOf({ viewer, operation }: HubContext): Caller {
  return { viewer, ...operation };
}

/** A person and its child record have the same key. */
function personKey(id: string): string {
  return keyOf(['Person', 'Child'], id, ['id']);
}
