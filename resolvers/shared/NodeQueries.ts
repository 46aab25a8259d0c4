import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { alertList } from '../../src/alerts/index.ts';
import { caseList, childList, interventionList, measurementList } from '../../src/children/index.ts';
import { badUserInput, type InputPath } from '../../src/errors.ts';
import { familyChangesByKey, familyList, personList } from '../../src/families/index.ts';
import { Node } from '../../src/Node.ts';
import { enrolmentList, partnerList, programList, villageProgramList } from '../../src/programs/index.ts';
import { largestPageSize } from '../../src/store/paging/pageRequest.ts';
import { districtList, regencyList, villageList, workingGroupMemberList } from '../../src/villages/index.ts';
import { fromGlobalId, type NodeType } from './globalId.ts';
import type { HubContext } from './HubContext.ts';
import type { Loaders } from './Loaders.ts';

/** How the objects of each type are read by their key. */
export const sources: Record<NodeType, Parameters<Loaders['byKey']>[0]> = {
  Regency: regencyList,
  District: districtList,
  Village: villageList,
  WorkingGroupMember: workingGroupMemberList,
  Family: familyList,
  Person: personList,
  FamilyChange: familyChangesByKey,
  Child: childList,
  Measurement: measurementList,
  StuntingCase: caseList,
  Intervention: interventionList,
  Partner: partnerList,
  Program: programList,
  VillageProgram: villageProgramList,
  Enrolment: enrolmentList,
  Alert: alertList,
};

/** GraphQL Global Object Identification Specification. */
@Resolver()
export class NodeQueries {
  @Access(anyone)
  @Query(() => Node, { nullable: true, description: 'The object with this global id; null when there is none the viewer may see.' })
  node(@Arg('id', () => ID, { description: 'Global id.' }) id: string, @Ctx() context: HubContext): Promise<Node | null> {
    return find(id, ['id'], context);
  }

  @Access(anyone)
  @ListSize({ assumedSize: 1, lengthsOf: ['ids'] })
  @Query(() => [Node], { nullable: 'items', description: `The objects with these global ids, in their order, at most ${largestPageSize}; null where there is none the viewer may see.` })
  nodes(@Arg('ids', () => [ID], { description: 'Global ids.' }) ids: string[], @Ctx() context: HubContext): Promise<(Node | null)[]> {
    if (ids.length > largestPageSize) throw badUserInput(['ids'], `${ids.length} ids`, `up to ${largestPageSize}`);
    return Promise.all(ids.map((id, index) => find(id, ['ids', index], context)));
  }
}

async function find(id: string, inputPath: InputPath, { loaders }: HubContext): Promise<Node | null> {
  const { type, key } = fromGlobalId(id, inputPath);
  const row = await loaders.byKey<Node>(sources[type]).load(key);
  return row && Object.assign(row, { __typename: type });
}
