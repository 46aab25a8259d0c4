// Mercurius with graphql-jit and loaders as its guide writes them: for each relation one statement for all its parents, and the schema of
// the hub as far as the queries need it. Usage: mercurius.js DATABASE_URL PORT
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

const [connectionString, port] = process.argv.slice(2);
const types = new pg.TypeOverrides();
// Dates stay the texts that they are.
types.setTypeParser(1082, (text) => text);
const pool = new pg.Pool({ connectionString, max: 10, types, options: '-c jit=off' });
const read = async (name, text, values) => (await pool.query({ name, text, values })).rows;

const schema = `
  type Query {
    node(id: ID!): Child
    villages(first: Int): VillageConnection!
    village(code: AreaCode!): Village
    children(filter: ChildFilter, orderBy: ChildOrder, first: Int, after: String): ChildConnection!
    indicators(areas: [AreaCode!]!, keys: [IndicatorKey!]!, from: Month!, to: Month!): [IndicatorSeries!]!
  }
  scalar AreaCode
  scalar Month
  scalar Date
  scalar IndicatorKey
  input ChildFilter { area: AreaCode stunted: Boolean }
  enum ChildOrderField { ID LATEST_HEIGHT_FOR_AGE }
  enum Direction { ASC DESC }
  input ChildOrder { field: ChildOrderField direction: Direction }
  type PageInfo { hasNextPage: Boolean! }
  type VillageConnection { nodes: [Village!]! }
  type ChildConnection { totalCount: Int! nodes: [Child!]! pageInfo: PageInfo! }
  type FamilyConnection { totalCount: Int! nodes: [Family!]! }
  type StuntingCaseConnection { totalCount: Int! nodes: [StuntingCase!]! }
  type District { code: AreaCode! name: String! }
  type KampungKB { class: String! declaredOn: Date! }
  type Village {
    code: AreaCode! name: String! kind: String! district: District! kampungKB: KampungKB
    children(first: Int, orderBy: ChildOrder): ChildConnection!
    families(first: Int): FamilyConnection!
    stuntingCases(first: Int): StuntingCaseConnection!
  }
  type Child { id: ID! name: String! sex: String! bornOn: Date! latestMeasurement: Measurement family: Family! stuntingCase: StuntingCase }
  type Score { value: Float! }
  type Assessment { heightForAge: Score weightForAge: Score weightForHeight: Score stunted: Boolean! wasted: Boolean! }
  type Measurement { measuredOn: Date! weightKg: Float heightCm: Float assessment: Assessment! }
  type Person { id: ID! name: String! sex: String! bornOn: Date }
  type Family { id: ID! rt: String rw: String welfareDecile: Int head: Person! children: [Child!]! }
  type StuntingCase { id: ID! status: String! openedOn: Date! child: Child! interventions: [Intervention!]! }
  type Intervention { kind: String! providedOn: Date! enrolment: Enrolment }
  type Enrolment { enrolledOn: Date! program: Program! }
  type Program { name: String! kind: String! partners: [Partner!]! }
  type Partner { name: String! helix: String! }
  type Area { code: AreaCode! }
  type IndicatorSeries { key: IndicatorKey! area: Area! points: [IndicatorPoint!]! }
  type IndicatorPoint { month: Month! value: Float numerator: Int denominator: Int }
`;

const childColumns = 'c.id, c.family_id, c.latest_measurement_id, p.name, c.sex, c.born_on as "bornOn"';
const familyColumns = 'f.id, f.rt, f.rw, f.welfare_decile as "welfareDecile"';
const caseColumns = 's.id, s.child_id, s.status, s.opened_on as "openedOn"';
const childOrders = { ID: 'c.id', LATEST_HEIGHT_FOR_AGE: 'c.latest_haz, c.id' };

const resolvers = {
  Query: {
    node: async (_, { id }) =>
      (await read('child', `select ${childColumns} from child c join person p on p.id = c.id where c.id = $1`, [id]))[0] ?? null,
    villages: async (_, { first }) => ({ nodes: await read('villages', 'select * from village order by code limit $1', [first]) }),
    village: async (_, { code }) => (await read('village', 'select * from village where code = $1', [code]))[0] ?? null,
    children: async (_, { filter, first, after }) => {
      const [haz, id] = after === null || after === undefined ? [-99, '00000000-0000-0000-0000-000000000000'] : JSON.parse(after);
      const rows = await read(
        'stunted',
        `select ${childColumns} from child c join person p on p.id = c.id
          where c.district_code = $1 and c.stunted and (c.latest_haz, c.id) > ($2::double precision, $3::uuid)
          order by c.latest_haz, c.id limit $4`,
        [filter.area, haz, id, first + 1],
      );
      return { nodes: rows.slice(0, first), pageInfo: { hasNextPage: rows.length > first } };
    },
    indicators: (_, { areas, keys, from, to }) => indicators(areas, keys, from, to),
  },
  Measurement: {
    assessment: (row) => row,
  },
  Assessment: {
    heightForAge: ({ haz }) => (haz === null ? null : { value: haz }),
    weightForAge: ({ waz }) => (waz === null ? null : { value: waz }),
    weightForHeight: ({ whz }) => (whz === null ? null : { value: whz }),
  },
};

/** A loader of one row for each parent, by the key that the parent holds. */
const one = (name, key, text) => async (queries) => {
  const keys = queries.map(({ obj }) => obj[key]);
  const found = new Map((await read(name, text, [keys])).map((row) => [row.parent, row]));
  return keys.map((each) => found.get(each) ?? null);
};

/** A loader of a list for each parent. */
const many =
  (name, key, text, shape = (rows) => rows) =>
  async (queries) => {
    const lists = new Map(queries.map(({ obj }) => [obj[key], []]));
    for (const row of await read(name, text, [
      [...lists.keys()],
      ...(queries[0].params.first === undefined ? [] : [queries[0].params.first]),
    ]))
      lists.get(row.parent).push(row);
    return queries.map(({ obj }) => shape(lists.get(obj[key]), obj));
  };

const count = (name, table) => async (queries) => {
  const keys = queries.map(({ obj }) => obj.village);
  const text = `select village_code as parent, count(*)::int as total from ${table} where village_code = any($1) group by 1`;
  const totals = new Map((await read(name, text, [keys])).map((row) => [row.parent, row.total]));
  return keys.map((key) => totals.get(key) ?? 0);
};

const page =
  (kind) =>
  (nodes, { code }) => ({ nodes, village: code, kind });

const loaders = {
  Village: {
    district: one('district', 'district_code', 'select code as parent, code, name from district where code = any($1)'),
    kampungKB: one(
      'kampungKB',
      'code',
      'select village_code as parent, class, declared_on as "declaredOn" from kampung_kb where village_code = any($1)',
    ),
    children: async (queries) => {
      const order = queries[0].params.orderBy?.field ?? 'ID';
      return many(
        `children of villages ${order}`,
        'code',
        `select v.code as parent, c.* from unnest($1::text[]) v (code) cross join lateral (select ${childColumns} from child c join person p on p.id = c.id
          where c.village_code = v.code order by ${childOrders[order]} limit $2) c`,
        page('child'),
      )(queries);
    },
    families: many(
      'families of villages',
      'code',
      `select v.code as parent, f.* from unnest($1::text[]) v (code) cross join lateral (select ${familyColumns} from family f where f.village_code = v.code order by f.id limit $2) f`,
      page('family'),
    ),
    stuntingCases: many(
      'cases of villages',
      'code',
      `select v.code as parent, s.* from unnest($1::text[]) v (code) cross join lateral (select ${caseColumns} from stunting_case s where s.village_code = v.code order by s.opened_on, s.id limit $2) s`,
      page('case'),
    ),
  },
  ChildConnection: { totalCount: count('count of children', 'child') },
  FamilyConnection: { totalCount: count('count of families', 'family') },
  StuntingCaseConnection: { totalCount: count('count of cases', 'stunting_case') },
  Child: {
    latestMeasurement: one(
      'measurements',
      'latest_measurement_id',
      'select id as parent, measured_on as "measuredOn", weight_kg as "weightKg", height_cm as "heightCm", haz, waz, whz, stunted, wasted from measurement where id = any($1::uuid[])',
    ),
    family: one('families', 'family_id', `select f.id as parent, ${familyColumns} from family f where f.id = any($1::uuid[])`),
    stuntingCase: one(
      'cases of children',
      'id',
      `select distinct on (s.child_id) s.child_id as parent, ${caseColumns} from stunting_case s where s.child_id = any($1::uuid[]) and s.status <> 'CLOSED_ENTERED_IN_ERROR'
        order by s.child_id, s.closed_on desc nulls first, s.opened_on desc, s.id desc`,
    ),
  },
  Family: {
    head: one(
      'heads',
      'id',
      `select family_id as parent, id, name, sex, born_on as "bornOn" from person where family_id = any($1::uuid[]) and relation = 'HEAD'`,
    ),
    children: many(
      'children of families',
      'id',
      `select c.family_id as parent, ${childColumns} from child c join person p on p.id = c.id where c.family_id = any($1::uuid[]) order by c.id`,
    ),
  },
  StuntingCase: {
    child: one(
      'children',
      'child_id',
      `select c.id as parent, ${childColumns} from child c join person p on p.id = c.id where c.id = any($1::uuid[])`,
    ),
    interventions: many(
      'interventions',
      'id',
      'select case_id as parent, kind, provided_on as "providedOn", enrolment_id from intervention where case_id = any($1::uuid[]) order by provided_on, id',
    ),
  },
  Intervention: {
    enrolment: one(
      'enrolments',
      'enrolment_id',
      'select id as parent, enrolled_on as "enrolledOn", program_id from enrolment where id = any($1::uuid[])',
    ),
  },
  Enrolment: {
    program: one('programs', 'program_id', 'select id as parent, id, name, kind from program where id = any($1::uuid[])'),
  },
  Program: {
    partners: many(
      'partners',
      'id',
      'select pp.program_id as parent, pa.name, pa.helix from program_partner pp join partner pa on pa.id = pp.partner_id where pp.program_id = any($1::uuid[]) order by pa.name, pa.id',
    ),
  },
};

const monthNumber = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const measures = {
  STUNTING_PREVALENCE: ['stunted', 'height_assessed'],
  WASTING_PREVALENCE: ['wasted', 'weight_for_height_assessed'],
  UNDERWEIGHT_PREVALENCE: ['underweight', 'weight_assessed'],
  OVERWEIGHT: ['overweight', null],
  SEVERELY_STUNTED: ['severely_stunted', null],
  CHILDREN_UNDER_FIVE: ['children', null],
  PARTICIPATION_D_S: ['weighed', 'children'],
  WEIGHT_GAIN_N_D: ['gained', 'weighed'],
  OPEN_CASES: ['open_cases', null],
};

async function indicators(areas, keys, from, to) {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  const [children, families] = await Promise.all([
    read('indicators', 'select * from indicator_month where village_code = any($1) and month between $2 and $3', [areas, first, last]),
    read(
      'families at risk',
      'select village_code, greatest(month, $2) as month, sum(families_at_risk)::int as change from indicator_family_month where village_code = any($1) and month <= $3 group by 1, 2',
      [areas, first, last],
    ),
  ]);
  const months = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const labels = months.map((month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
  const rows = new Map(children.map((row) => [`${row.village_code} ${row.month}`, row]));
  const changes = new Map(families.map((row) => [`${row.village_code} ${row.month}`, row.change]));
  const pointsOf = (code, key) => {
    let atRisk = 0;
    return months.map((month, index) => {
      if (key === 'FAMILIES_AT_RISK') {
        atRisk += changes.get(`${code} ${month}`) ?? 0;
        return { month: labels[index], value: atRisk, numerator: atRisk, denominator: null };
      }
      const row = rows.get(`${code} ${month}`);
      const [above, below] = measures[key];
      const numerator = row?.[above] ?? 0;
      const denominator = below === null ? null : (row?.[below] ?? 0);
      return {
        month: labels[index],
        value: denominator === null ? numerator : denominator === 0 ? null : numerator / denominator,
        numerator,
        denominator,
      };
    });
  };
  return areas.flatMap((code) => keys.map((key) => ({ key, area: { code }, points: pointsOf(code, key) })));
}

const app = Fastify();
app.register(mercurius, { schema, resolvers, loaders, jit: 1, path: '/graphql' });
await app.listen({ port: Number(port), host: '127.0.0.1' });
console.log('ready');
