import { ask } from './database.ts';
import { hubQueries, postgraphileQueries, type OperationName } from './queries.ts';

/** Who answers: the hub, or one of its peers. */
export type Dialect = 'hub' | 'postgraphile' | 'mercurius' | 'oneStatement';

/** An operation with the bodies that it is asked with, in turns; the same things in the same order for all. */
export interface Operation {
  /** As in RESULTS.md. */
  id: string;
  title: string;
  /** Whether a field officer may ask for it: not for as many indicators at once. */
  forOfficer: boolean;
  bodies: Record<Dialect, string[]>;
}

/** Asks a server of a dialect and returns the `data` of its answer. */
export type Ask = (dialect: Dialect, body: string) => Promise<unknown>;

const indicatorKeys = [
  'STUNTING_PREVALENCE',
  'WASTING_PREVALENCE',
  'UNDERWEIGHT_PREVALENCE',
  'OVERWEIGHT',
  'SEVERELY_STUNTED',
  'CHILDREN_UNDER_FIVE',
  'PARTICIPATION_D_S',
  'WEIGHT_GAIN_N_D',
  'OPEN_CASES',
  'FAMILIES_AT_RISK',
];
const pageSize = 15;
/** How many different children are asked for. */
const children = 400;

/** The districts of the field officer: the first 20 villages are in them. */
export async function officersDistricts(url: string): Promise<string[]> {
  const rows = await ask<{ code: string }>(
    url,
    `select distinct district_code as code from (select * from village order by code limit 20) v order by 1`,
  );
  return rows.map(({ code }) => code);
}

/** The operations W1 to W5 and W8 over the rows of a database. */
export async function operationsOn(url: string, districts: readonly string[], askServer: Ask): Promise<Operation[]> {
  const ids = await ask<{ id: string }>(
    url,
    `select c.id from child c join village v on v.code = c.village_code where v.district_code = any($1) order by md5(c.id::text) limit ${children}`,
    [districts],
  );
  const villages = await ask<{ code: string; district: string }>(url, 'select code, district_code as district from village order by code');
  const codes = villages.map(({ code }) => code);
  const ofOfficer = villages.filter(({ district }) => districts.includes(district)).map(({ code }) => code);
  const [month] = await ask<{ from: string; to: string; first: number; last: number }>(
    url,
    `select to_char(now() - interval '11 months', 'YYYY-MM') as from, to_char(now(), 'YYYY-MM') as to,
      (extract(year from now()) * 12 + extract(month from now()) - 12)::int as first, (extract(year from now()) * 12 + extract(month from now()) - 1)::int as last`,
  );
  if (month === undefined) throw new Error('no month');
  const months = { from: month.from, to: month.to };
  const numbers = { from: month.first, to: month.last };
  const indicators = { areas: codes, keys: indicatorKeys };
  return [
    {
      id: 'W1',
      title: 'child by id, latest measurement with scores, family with head',
      forOfficer: true,
      bodies: bodies('child', ids, (id) => ({ hub: { id: `Child_${id.id}` }, others: { id: id.id } })),
    },
    {
      id: 'W2',
      title: '20 villages x 20 children x latest measurement',
      forOfficer: true,
      bodies: bodies('villages', [null], () => ({ hub: {}, others: {} })),
    },
    ...(await stuntedPages(url, districts[0] ?? '', askServer)),
    {
      id: 'W4',
      title: `${indicatorKeys.length} indicators of ${codes.length} villages, 12 months`,
      forOfficer: false,
      bodies: {
        ...bodies('indicators', [null], () => ({ hub: { ...indicators, ...months }, others: { ...indicators, ...numbers } })),
        mercurius: [bodyOf('mercurius', 'indicators', { ...indicators, ...months })],
      },
    },
    {
      id: 'W5',
      title: 'page of a village: class, children, families, cases, with totals',
      forOfficer: true,
      bodies: bodies('village', ofOfficer, (code) => ({ hub: { code }, others: { code } })),
    },
    {
      id: 'W8',
      title: 'village, 50 families, children, case, interventions, enrolment, program, partners',
      forOfficer: true,
      bodies: bodies('tree', ofOfficer, (code) => ({ hub: { code }, others: { code } })),
    },
  ];
}

/** W3: the second and a late page of the stunted children of a district, the shortest for their age first. */
async function stuntedPages(url: string, district: string, askServer: Ask): Promise<Operation[]> {
  const rows = await ask<{ haz: number; id: string }>(
    url,
    `select latest_haz as haz, id from child where village_code like $1 and stunted order by latest_haz, id`,
    [`${district}.%`],
  );
  const latePage = Math.min(50, Math.floor(rows.length / pageSize));
  const cursors = {
    hub: await cursorsOf(askServer, 'hub', district),
    postgraphile: await cursorsOf(askServer, 'postgraphile', district),
  };
  return [2, latePage].map((page) => {
    const last = (page - 1) * pageSize - 1;
    const row = rows[last];
    if (row === undefined) throw new Error(`the district has no page ${page}`);
    const area = district;
    return {
      id: page === 2 ? 'W3a' : 'W3b',
      title: `stunted children of a district by height-for-age, ${pageSize} a page, page ${page}`,
      forOfficer: true,
      bodies: {
        hub: [bodyOf('hub', 'stunted', { area, after: cursors.hub[last] })],
        postgraphile: [bodyOf('postgraphile', 'stunted', { area, after: cursors.postgraphile[last] })],
        mercurius: [bodyOf('mercurius', 'stunted', { area, after: JSON.stringify([row.haz, row.id]) })],
        oneStatement: [bodyOf('oneStatement', 'stunted', { area, haz: row.haz, id: row.id })],
      },
    };
  });
}

/** The cursors of a district's stunted children, as a server gives them. */
async function cursorsOf(askServer: Ask, dialect: 'hub' | 'postgraphile', area: string): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; found.length < 50 * pageSize; after = found.at(-1) ?? null) {
    const text = (dialect === 'hub' ? hubQueries : postgraphileQueries).stunted
      .replace(`first: ${pageSize}`, 'first: 250')
      .replace(/nodes \{[\s\S]*pageInfo/, 'edges { cursor } pageInfo');
    const data = (await askServer(dialect, JSON.stringify({ query: text, variables: { area, after } }))) as Record<string, unknown>;
    const list = (data.children ?? (data.districtByCode as Record<string, unknown>).children) as { edges: { cursor: string }[] };
    found.push(...list.edges.map(({ cursor }) => cursor));
    if (list.edges.length < 250) break;
  }
  return found;
}

function bodies<Item>(
  name: OperationName,
  items: readonly Item[],
  variables: (item: Item) => { hub: object; others: object },
): Record<Dialect, string[]> {
  const of = (dialect: Dialect) => items.map((item) => bodyOf(dialect, name, variables(item)[dialect === 'hub' ? 'hub' : 'others']));
  return { hub: of('hub'), postgraphile: of('postgraphile'), mercurius: of('mercurius'), oneStatement: of('oneStatement') };
}

function bodyOf(dialect: Dialect, name: OperationName, variables: object): string {
  if (dialect === 'oneStatement') return JSON.stringify({ name, variables });
  return JSON.stringify({ query: (dialect === 'postgraphile' ? postgraphileQueries : hubQueries)[name], variables });
}
