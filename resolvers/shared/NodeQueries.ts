import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { alertList } from '../../src/alerts/index.ts';
import { caseList, childList, measurementList } from '../../src/children/index.ts';
import { candidateList } from '../../src/duplicates/index.ts';
import { badUserInput, type InputPath } from '../../src/base/errors.ts';
import { familyChangesByKey, familyList, personList } from '../../src/families/index.ts';
import { Node } from '../../src/graphql/Node.ts';
import { posyanduList } from '../../src/posyandu/index.ts';
import { enrolmentList, partnerList, programInterventionList, programList, villageProgramList } from '../../src/programs/index.ts';
import { jobList } from '../../src/imports/jobs/connectionSpecs.ts';
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
  Posyandu: posyanduList,
  Family: familyList,
  Person: personList,
  FamilyChange: familyChangesByKey,
  Child: childList,
  Measurement: measurementList,
  StuntingCase: caseList,
  Intervention: programInterventionList,
  Partner: partnerList,
  Program: programList,
  VillageProgram: villageProgramList,
  Enrolment: enrolmentList,
  Alert: alertList,
  DuplicateCandidate: candidateList,
  ImportJob: jobList,
};

/** GraphQL Global Object Identification Specification. */
@Resolver()
export class NodeQueries {
  @Access(anyone)
  @Query(() => Node, {
    nullable: true,
    description: 'The object with this global id; null if it does not exist or the viewer may not see it.',
  })
  node(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node | null> {
    return find(id, ['id'], context, info);
  }

  @Access(anyone)
  @ListSize({ assumedSize: 1, lengthsOf: ['ids'] })
  @Query(() => [Node], {
    nullable: 'items',
    description: `The objects with these global ids, in the order of the input, at most ${largestPageSize}; null for each that does not exist or that the viewer may not see.`,
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Global ids.' }) ids: string[],
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<(Node | null)[]> {
    if (ids.length > largestPageSize) throw badUserInput(['ids'], 'shared.tooManyIds', { count: ids.length, most: largestPageSize });
    return Promise.all(ids.map((id, index) => find(id, ['ids', index], context, info)));
  }
}

async function find(id: string, inputPath: InputPath, { loaders }: HubContext, info: GraphQLResolveInfo): Promise<Node | null> {
  const { type, key } = fromGlobalId(id, inputPath);
  const row = await loaders.byKey<Node>(sources[type], info).load(key);
  return row && Object.assign(row, { __typename: type });
}
