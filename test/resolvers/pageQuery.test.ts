import { parse, type FieldNode, type GraphQLResolveInfo, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { pageQuery } from '../../resolvers/shared/pageQuery.ts';
import { Role, viewerOf } from '../../src/access/viewer.ts';
import { familyList, type Family } from '../../src/families/index.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';

let test: TestHub;
beforeAll(async () => (test = await openTestHub('embedded')));
afterAll(() => test.close());

/** As the executor gives it to the resolver of a list. */
function infoOf(document: string): GraphQLResolveInfo {
  const fieldNodes = (parse(document).definitions[0] as OperationDefinitionNode).selectionSet.selections as readonly FieldNode[];
  return { fieldNodes, fragments: {} } as unknown as GraphQLResolveInfo;
}

const listed = infoOf('{ families { nodes { village { name } } } }');
const args = Object.freeze({ first: 100 });
const officer = (id: string, area: string) => new HubContext(test.hub, viewerOf({ id, role: Role.FIELD_OFFICER, areas: [area] }));
const queryOf = (context: HubContext, info = listed) => pageQuery(familyList, context, args, { today }, info);

it('gives two viewers who share one object of arguments each the own query, with the own limits', async () => {
  const [one, other] = [officer('one', '33.26.01'), officer('other', '33.26.02')];
  const queries = [one, other, one].map((context) => queryOf(context));
  expect(queries.map(({ viewer }) => viewer.areas)).toEqual([['33.26.01'], ['33.26.02'], ['33.26.01']]);

  const villagesOf = async (context: HubContext) => {
    const { nodes } = await context.loaders.page<Family, object>(familyList, queryOf(context));
    return nodes.map(({ villageCode }) => villageCode);
  };
  const [ofOne, ofOther] = [await villagesOf(one), await villagesOf(other)];
  expect(ofOne.length).toBeGreaterThan(0);
  expect(ofOne.filter((code) => !code.startsWith('33.26.01'))).toEqual([]);
  expect(ofOther.filter((code) => !code.startsWith('33.26.02'))).toEqual([]);
});

it('gives every parent of a field one query, and another field with the same arguments one with its own columns', () => {
  const context = officer('one', '33.26.01');
  const query = queryOf(context);
  expect(queryOf(context)).toBe(query);
  const withRt = queryOf(context, infoOf('{ families { nodes { rt } } }'));
  expect(withRt.columns).toContain('rt');
  expect(query.columns).not.toContain('rt');
});
