import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { buildHubSubgraph } from '../../resolvers/hubSubgraphs.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { subgraphNames } from '../../resolvers/subgraphs.ts';
import { fieldsOf, requireDeclarations } from '../../src/access/declaredFields.ts';
import { localAdministrator, Role, viewerOf } from '../../src/access/viewer.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { openTestHub, silent, type TestHub } from '../support/testHub.ts';

/** What the documentation promises: a row for each field. */
const promised = parse<Record<Role, 'yes' | 'no'> & { field: string; scope: string }>(readFileSync('docs/access-matrix.csv', 'utf8'), {
  columns: true,
});

const schema = buildHubSchema();

let test: TestHub;
let server: RunningServer;

beforeAll(async () => {
  test = await openTestHub('embedded');
  server = await startServer({
    schema,
    tracedSchema: buildHubSchema(),
    host: '127.0.0.1',
    port: 0,
    logger: silent,
    makeContext: ({ headers }) => {
      const role = headers['x-role'] as Role;
      return new HubContext(test.hub, role === Role.ADMINISTRATOR ? localAdministrator : viewerOf({ id: role, role, areas: ['33.26'] }));
    },
  });
});

afterAll(async () => {
  await server.close();
  await test.close();
});

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions: { code: string; field?: string } }[];
  extensions?: { ftv1?: string };
}

async function send(role: Role, query: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-role': role, ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

/** What the server says of a subscription before its first event. */
async function listen(role: Role, query: string): Promise<Answer> {
  const stop = new AbortController();
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', 'x-role': role },
    body: JSON.stringify({ query }),
    signal: stop.signal,
  });
  const body =
    response.headers.get('content-type')?.startsWith('text/event-stream') === true ? await firstEvent(response) : await response.text();
  stop.abort();
  return body === null ? {} : (JSON.parse(body) as Answer);
}

/** Null where the stream has none to begin with: it has started. */
async function firstEvent(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  const text = new TextDecoder().decode(value);
  return /^data: (.+)$/m.exec(text)?.[1] ?? null;
}

interface Step {
  name: string;
  field: GraphQLField<unknown, unknown>;
}

/** The shortest way from a root to each type. */
function waysTo(within: GraphQLSchema): Map<string, { root: string; steps: Step[] }> {
  const ways = new Map<string, { root: string; steps: Step[] }>();
  for (const root of ['Query', 'Mutation', 'Subscription']) ways.set(root, { root, steps: [] });
  const queue = [...ways.keys()];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const type = within.getType(name);
    const way = ways.get(name);
    if (way === undefined || !(isObjectType(type) || isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type).name;
      if (ways.has(next)) continue;
      ways.set(next, { root: way.root, steps: [...way.steps, { name: field.name, field: field as Step['field'] }] });
      queue.push(next);
    }
  }
  return ways;
}

const ways = waysTo(schema);

/** An operation that asks for one field. Required arguments are variables that the request leaves out: what it takes is checked before. */
function probe(coordinate: string, field: GraphQLField<unknown, unknown>): { root: string; text: string } {
  const [type = ''] = coordinate.split('.');
  const way = ways.get(type);
  if (way === undefined) throw new Error(`nothing leads to ${type}`);
  const variables: string[] = [];
  const selection = [...way.steps, { name: field.name, field }].reduceRight(
    (inside, { name, field: of }) => {
      const given = of.args.filter(isRequiredArgument).map((argument) => {
        variables.push(`$v${variables.length}: ${argument.type.toString()}`);
        return `${argument.name}: $v${variables.length - 1}`;
      });
      return `${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${inside}`.replace(/^/, '{ ') + ' }';
    },
    isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '',
  );
  return { root: way.root, text: `${way.root.toLowerCase()}${variables.length > 0 ? `(${variables.join(', ')})` : ''} ${selection}` };
}

describe('The matrix of fields and roles', () => {
  it('has every field of the schema', () => {
    expect(promised.map(({ field }) => field)).toEqual(
      fieldsOf(schema)
        .map(({ coordinate }) => coordinate)
        .sort(),
    );
  });

  it.each(Object.values(Role))(
    'is what the server does for %s, field by field',
    async (role) => {
      const fields = new Map(fieldsOf(schema).map(({ coordinate, field }) => [coordinate, field]));
      const mismatches: string[] = [];
      for (const row of promised) {
        const field = fields.get(row.field);
        if (field === undefined) throw new Error(`${row.field} is not in the schema`);
        const { root, text } = probe(row.field, field);
        const { errors = [] } = root === 'Subscription' ? await listen(role, text) : await send(role, text);
        const refusal = errors.find(({ extensions }) => extensions.field === row.field);
        const code = role === Role.ANONYMOUS ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        if (errors.some(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED' || extensions.code === 'INTERNAL_SERVER_ERROR'))
          mismatches.push(`${text} was answered ${JSON.stringify(errors)}`);
        if ((refusal === undefined) !== (row[role] === 'yes') || (refusal !== undefined && refusal.extensions.code !== code))
          mismatches.push(`${row.field}: promised ${row[role]}, answered ${JSON.stringify(errors)}`);
      }
      expect(mismatches).toEqual([]);
    },
    120_000,
  );

  // Independent of any declaration: what must hold whatever the table says.
  const ofPersons =
    /^(Child|Measurement|Person|Family|FamilyChange|FieldChange|Housing|StuntingRisk|StuntingCase|CaseEvent|Intervention|SuggestedCause|Alert|AlertEvent|Enrolment|GrowthChart|GrowthChartPoint|DuplicateCandidate)\.(?!id$)/;
  const toPersons =
    /\.(children|families|persons|measurements|duplicateCandidates|possibleDuplicates|stuntingCases|alerts|stuntingAlerts|enrolments|household|members)$/;

  it('shows no person to the anonymous and to analysts', () => {
    const shown = promised.filter(
      ({ field, ...row }) =>
        (ofPersons.test(field) || toPersons.test(field)) &&
        // Counts, not lists.
        !/^(PartnerReach|HelixReach)\./.test(field) &&
        (row.ANONYMOUS === 'yes' || row.ANALYST === 'yes'),
    );
    expect(shown).toEqual([]);
  });

  it('shows a program partner nothing of a child, and nothing of a family but how to find it', () => {
    const shown = promised.filter(({ field, PARTNER }) => PARTNER === 'yes' && ofPersons.test(field)).map(({ field }) => field);
    expect(shown.filter((field) => !field.startsWith('Enrolment.'))).toEqual([
      'Family.demo',
      'Family.enrolments',
      'Family.head',
      'Family.rt',
      'Family.rw',
      'Family.village',
      'Person.demo',
      'Person.name',
      'Person.relation',
    ]);
  });

  it('lets nobody without a token change anything', () => {
    expect(promised.filter(({ field, ANONYMOUS }) => field.startsWith('Mutation.') && ANONYMOUS === 'yes')).toEqual([]);
  });
});

describe('A field', () => {
  it('that nobody has declared keeps the schema from being served', () => {
    const undeclared = buildHubSchema();
    const type = undeclared.getType('Child');
    if (!isObjectType(type)) throw new Error('Child is an object');
    const { name } = type.getFields();
    if (name === undefined) throw new Error('Child has a name');
    name.extensions = {};
    expect(() => {
      requireDeclarations(undeclared);
    }).toThrow('fields without @Access(...): Child.name');
  });

  it.each(subgraphNames)('of the subgraph %s takes what that of the whole takes', (name) => {
    const whole = new Map(fieldsOf(schema).map(({ coordinate, access }) => [coordinate, access]));
    const own = new Map(fieldsOf(buildHubSubgraph(name)).map(({ coordinate, access }) => [coordinate, access]));
    const federation = ['Query._service', 'Query._entities', '_Service.sdl'];
    const added = [...own.keys()].filter((coordinate) => !whole.has(coordinate));
    expect(federation).toEqual(expect.arrayContaining(added));
    expect(added).toContain('Query._service');
    expect([...own]).toEqual([...own.keys()].map((coordinate) => [coordinate, whole.get(coordinate) ?? 'anyone']));
  });
});

describe('A refused operation', () => {
  it('runs no part of itself, and names every field that was too much', async () => {
    const answer = await send(
      Role.ANALYST,
      '{ regency(code: "33.26") { name } children(first: 1) { nodes { name stuntingCase { status } } } }',
    );
    expect(answer).not.toHaveProperty('data.regency');
    expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'FORBIDDEN', field: 'Query.children', scopes: ['children:read'] },
      { code: 'FORBIDDEN', field: 'Child.name', scopes: ['children:read'] },
      { code: 'FORBIDDEN', field: 'Child.stuntingCase', scopes: ['cases:read'] },
      { code: 'FORBIDDEN', field: 'StuntingCase.status', scopes: ['cases:read'] },
    ]);
  });

  it('is one that leaves its forbidden fields in; @include and @skip may take them out', async () => {
    const text = (condition: string) =>
      `query($seen: Boolean = false) { village(code: "33.26.01.2001") { name ...persons ${condition} } } fragment persons on Village { children(first: 1) { totalCount } }`;
    expect((await send(Role.ANONYMOUS, text('@include(if: $seen)'))).data).toEqual({ village: { name: 'Desa 1' } });
    expect((await send(Role.ANONYMOUS, text('@skip(if: $seen)'))).errors?.[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      field: 'Village.children',
    });
  });

  it('is refused in a fragment on an interface, under an alias, and as a CSV file', async () => {
    const hidden = '{ nodes(ids: []) { id ... on Child { whatever: name } } }';
    expect((await send(Role.ANONYMOUS, hidden)).errors?.[0]?.extensions).toMatchObject({ field: 'Child.name' });
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/csv', 'x-role': Role.ANONYMOUS },
      body: JSON.stringify({ query: '{ children { nodes { name } } }' }),
    });
    expect([response.status, await response.text()]).toEqual([401, expect.stringContaining('children:read')]);
  });

  it('is refused where a gateway asks for a trace as well', async () => {
    const traced = { 'apollo-federation-include-trace': 'ftv1' };
    expect((await send(Role.ANONYMOUS, '{ children { totalCount } }', traced)).errors?.[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      field: 'Query.children',
    });
    expect((await send(Role.CADRE, '{ children { totalCount } }', traced)).extensions?.ftv1).toEqual(expect.any(String));
  });
});
