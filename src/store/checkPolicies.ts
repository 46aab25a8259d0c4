import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { policiesOf, roles, settings } from './migrations/Migration0012.ts';
import { rights as rightsOfPeople } from './migrations/Migration0013.ts';
import { rights as rightsOfUpgrades } from './migrations/Migration0017.ts';
import { rights as rightsOfPublication } from './migrations/Migration0018.ts';
import { rights as rightsOfDuplicates } from './migrations/Migration0022.ts';
import { limited } from './migrations/Migration0026.ts';

/** The current protection of a table. */
export interface Protection {
  readonly table: string;
  /** Whether the table's row-level security is on. */
  readonly secured: boolean | null;
  readonly policies: readonly string[] | null;
  /** Whether both roles exist, the hub may set them, and they have the necessary privileges on the table. */
  readonly granted: boolean | null;
}

/** The migration that makes the policies. */
export const policiesSince = '0012-row-level-security';

const policyNames = ['viewer_reads', 'writer_reads', 'writer_adds', 'writer_changes', 'writer_removes'];

/** Only for existing tables: a database that is being upgraded does not have all of them. */
const question = `select t as "table", c.relrowsecurity as secured,
    (select array_agg(p.polname::text) from pg_policy p where p.polrelid = c.oid) as policies,
    case when to_regrole('hub_viewer') is null or to_regrole('hub_writer') is null then false
      else pg_has_role(current_user, to_regrole('hub_viewer')::oid, 'member') and pg_has_role(current_user, to_regrole('hub_writer')::oid, 'member')
        and has_schema_privilege(to_regrole('hub_viewer')::oid, 'public', 'usage') and has_schema_privilege(to_regrole('hub_writer')::oid, 'public', 'usage')
        and has_table_privilege(to_regrole('hub_viewer')::oid, c.oid, 'select')
        and has_table_privilege(to_regrole('hub_writer')::oid, c.oid, 'select') and has_table_privilege(to_regrole('hub_writer')::oid, c.oid, 'insert')
        and has_table_privilege(to_regrole('hub_writer')::oid, c.oid, 'update') and has_table_privilege(to_regrole('hub_writer')::oid, c.oid, 'delete') end as granted
  from unnest(array[${Object.keys(limited)
    .map((table) => `'${table}'`)
    .join(', ')}]) t join pg_class c on c.oid = to_regclass('public.' || t)`;

/**
 * Checks that the row-level security that limits viewers to their areas is complete. A dump that is restored on a server without the hub's
 * roles omits every policy, and reports it only among other warnings.
 * @throws HubError DATABASE_POLICIES_MISSING with the statements that restore the missing policies.
 */
export async function checkPolicies(ask: (sql: string) => Promise<readonly Protection[]>): Promise<void> {
  const found = await ask(question);
  const unprotected = found.filter(
    ({ secured, policies }) => secured !== true || policyNames.some((name) => policies?.includes(name) !== true),
  );
  const statements = [
    ...(found.every(({ granted }) => granted === true)
      ? []
      : [
          ...roles,
          ...settings.filter((statement) => !statement.startsWith('create function')),
          ...rightsOfPeople,
          ...rightsOfUpgrades,
          ...rightsOfPublication,
          ...rightsOfDuplicates,
        ]),
    ...Object.entries(limited).flatMap((entry) => {
      const now = found.find(({ table }) => table === entry[0]);
      if (now === undefined) return [];
      if (unprotected.includes(now))
        return policiesOf(entry).filter((statement) => !now.policies?.some((name) => statement.startsWith(`create policy ${name} `)));
      return now.granted === true ? [] : policiesOf(entry).filter((statement) => statement.startsWith('grant '));
    }),
  ];
  if (statements.length === 0) return;
  const tables = unprotected.map(({ table }) => table);
  const problem = tables.length === 0 ? message('store.rightsMissing') : message('store.policiesMissing', { tables: tables.join(', ') });
  throw new HubError(
    message('store.unprotected', { problem, statements: statements.map((statement) => `${statement};`).join('\n') }),
    'DATABASE_POLICIES_MISSING',
  );
}
