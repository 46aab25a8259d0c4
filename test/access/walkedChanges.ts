import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  isRequiredArgument,
  isCompositeType,
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Store } from '../../src/store/Store.ts';

/** What an id stands for, by the name of its argument or field; of `id` itself the mutation tells. */
const typesOfIds: Record<string, string> = {
  keepId: 'Family',
  mergeId: 'Family',
  familyIds: 'Family',
  childIds: 'Child',
  caseId: 'StuntingCase',
  leadId: 'Partner',
  partnerIds: 'Partner',
};
const typesOfMutations: [RegExp, string][] = [
  [/Import$|ImportRow$/, 'ImportJob'],
  [/Person$|FamilyMember$/, 'Person'],
  [/Family$|FamilyHead$/, 'Family'],
  [/Monitoring$/, 'Child'],
  [/Duplicate$/, 'DuplicateCandidate'],
  [/Alert$/, 'Alert'],
  [/Case$/, 'StuntingCase'],
  [/Measurement$/, 'Measurement'],
  [/Enrolment$/, 'Enrolment'],
  [/Partner$/, 'Partner'],
  [/Program$/, 'Program'],
  [/WorkingGroupMember$/, 'WorkingGroupMember'],
  [/Posyandu$/, 'Posyandu'],
];

const tables: Record<string, string> = {
  Family: `select id from family where village_code = $1 order by id limit 1`,
  Person: `select id from person where village_code = $1 order by id limit 1`,
  Child: `select id from child where village_code = $1 order by id limit 1`,
  Measurement: `select m.id from measurement m join child c on c.id = m.child_id where c.village_code = $1 order by m.id limit 1`,
  StuntingCase: `select s.id from stunting_case s join child c on c.id = s.child_id where c.village_code = $1 order by s.id limit 1`,
  Alert: `select id from alert where village_code = $1 order by id limit 1`,
  WorkingGroupMember: `select id from working_group_member where village_code = $1 order by id limit 1`,
  ImportJob: `select id from import_job where $1 <> '' order by id limit 1`,
  DuplicateCandidate: `select id from duplicate_candidate where $1 = any(village_codes) order by id limit 1`,
  Posyandu: `select id from posyandu where village_code = $1 order by id limit 1`,
  Partner: `select id from partner where $1 <> '' order by id limit 1`,
  Program: `select id from program where $1 <> '' order by id limit 1`,
  Enrolment: `select e.id from enrolment e where e.village_code = $1 and e.program_id = (select id from program order by id limit 1) order by e.id limit 1`,
};

/** An id of each type that changes are about, in a village and in the first program. */
export async function idsIn(store: Store, village: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [type, sql] of Object.entries(tables)) {
    const [row] = await store.read<{ id: string }>('test', sql, [village]);
    found.set(type, `${type}_${row?.id ?? '01900000-0000-7000-8000-000000000000'}`);
  }
  return found;
}

/** A call of every mutation of a schema with what it requires, about the rows given: most make sense, and none must fail by itself. */
export function walkedChanges(
  schema: GraphQLSchema,
  { ids, village, today }: { ids: ReadonlyMap<string, string>; village: string; today: string },
): { name: string; query: string }[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => {
    const args = field.args
      .filter(isRequiredArgument)
      .map((argument) => `${argument.name}: ${literal(field.name, argument.name, argument.type)}`);
    const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
    return { name: field.name, query: `mutation { ${field.name}(${args.join(', ')})${selection} }` };
  });

  function literal(mutation: string, name: string, given: GraphQLInputType): string {
    const type = getNullableType(given);
    if (isListType(type)) return `[${literal(mutation, name, type.ofType)}]`;
    if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const required = fields.filter(isRequiredInputField);
      return `{ ${(required.length > 0 ? required : fields.slice(0, 1)).map((of) => `${of.name}: ${literal(mutation, of.name, of.type)}`).join(', ')} }`;
    }
    if (type.name === 'ID') return JSON.stringify(ids.get(typeOfId(mutation, name)));
    return (
      {
        Date: JSON.stringify(today),
        FamilyCard: '"3326160101880001"',
        AreaCode: JSON.stringify(village),
        Boolean: 'true',
        Int: '1',
        Float: '1',
      }[type.name] ?? '"Contoh"'
    );
  }
}

function typeOfId(mutation: string, name: string): string {
  if (name === 'id') return typesOfMutations.find(([pattern]) => pattern.test(mutation))?.[1] ?? '';
  if (mutation === 'mergePosyandu') return 'Posyandu';
  if (mutation === 'mergeMembers' && name.endsWith('Id')) return 'Person';
  return typesOfIds[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1).replace(/Id$/, '')}`;
}
