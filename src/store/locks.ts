import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn, queryPrepared } from './queryIn.ts';

/*
 * Every lock of the hub, in the one order in which a transaction may take them (docs/decisions/024). Add every new lock here, at its
 * place in the order: test/store/lockOrder.test.ts reads this file and watches every statement that locks.
 */

/**
 * Advisory locks, each for one purpose: "hub" in ASCII, then a number.
 *
 * `migration`, `alertRelay` and `imports` are held by a connection of their own, outside every transaction. No transaction waits for
 * `auditChain`: if another one holds it, the work is skipped.
 */
export const advisoryLocks = {
  migration: 0x68756201,
  alertRelay: 0x68756203,
  imports: 0x68756226,
  auditChain: 0x6875620b,
  nikKey: 0x6875620a,
  alertLog: 0x68756202,
  duplicates: 0x68756221,
  rollup: 0x68756208,
  indicatorPublication: 0x68756212,
  programPublication: 0x68756213,
} as const;

/** The kinds of keys that `lockKey` locks. `nik clear` has one key; it serializes the encryption of NIKs that are stored in clear text. */
export type KeyKind = 'client key' | 'import file' | 'nik clear' | 'nik';

/** A lock in the order: rows of a table, an advisory lock, or the keys of some kinds. */
export type OrderedLock =
  { readonly rows: string } | { readonly advisory: keyof typeof advisoryLocks } | { readonly keys: 'client' | 'nik' };

/**
 * The order. A transaction locks all rows or keys of one kind at once, in the order of their keys, and no more of this kind afterwards. It
 * may lock again what it already holds.
 */
export const lockOrder: readonly OrderedLock[] = [
  { advisory: 'auditChain' },
  { rows: 'nik_attempt' },
  { rows: 'import_job' },
  { keys: 'client' },
  { advisory: 'nikKey' },
  { keys: 'nik' },
  { rows: 'village' },
  { rows: 'kampung_kb' },
  { rows: 'working_group_member' },
  { rows: 'program' },
  { rows: 'posyandu' },
  { rows: 'family' },
  { rows: 'person' },
  { rows: 'child' },
  { rows: 'family_change' },
  { rows: 'import_row' },
  { rows: 'enrolment' },
  { advisory: 'alertLog' },
  { rows: 'alert_log' },
  { rows: 'client_key' },
  { advisory: 'duplicates' },
  { advisory: 'rollup' },
  { advisory: 'indicatorPublication' },
  { advisory: 'programPublication' },
];

/**
 * The locks that a transaction must hold before it updates or deletes rows of a table. Such a lock keeps all other transactions away from
 * these rows, so the order in which a statement locks them does not matter. Any one of several locks is enough.
 */
export const guards: Readonly<Record<string, readonly OrderedLock[]>> = {
  family: [{ rows: 'family' }],
  merged_family: [{ rows: 'family' }],
  person: [{ rows: 'person' }],
  family_change: [{ rows: 'family_change' }],
  child: [{ rows: 'child' }],
  child_stay: [{ rows: 'child' }],
  measurement: [{ rows: 'child' }],
  stunting_case: [{ rows: 'child' }],
  case_event: [{ rows: 'child' }],
  intervention: [{ rows: 'child' }],
  enrolment: [{ rows: 'enrolment' }, { rows: 'family' }, { rows: 'program' }],
  program: [{ rows: 'program' }],
  program_partner: [{ rows: 'program' }],
  posyandu: [{ rows: 'posyandu' }],
  posyandu_name: [{ rows: 'village' }],
  village_program: [{ rows: 'program' }],
  nik_attempt: [{ rows: 'nik_attempt' }],
  import_job: [{ rows: 'import_job' }],
  import_row: [{ rows: 'import_job' }, { rows: 'import_row' }, { rows: 'person' }, { rows: 'family' }],
  measurement_origin: [{ rows: 'import_job' }],
  client_key: [{ rows: 'client_key' }, { rows: 'family' }, { rows: 'child' }],
  kampung_kb: [{ rows: 'kampung_kb' }],
  working_group_member: [{ rows: 'working_group_member' }],
  alert: [{ advisory: 'alertLog' }],
  alert_event: [{ rows: 'alert_log' }],
  alert_log: [{ rows: 'alert_log' }],
  duplicate_candidate: [{ advisory: 'duplicates' }],
  duplicate_sweep: [{ advisory: 'duplicates' }],
  indicator_state: [{ advisory: 'rollup' }],
  indicator_child: [{ advisory: 'rollup' }],
  indicator_month: [{ advisory: 'rollup' }],
  indicator_family: [{ advisory: 'rollup' }],
  indicator_family_month: [{ advisory: 'rollup' }],
  indicator_publication: [{ advisory: 'indicatorPublication' }],
  program_publication: [{ advisory: 'programPublication' }],
  program_published: [{ advisory: 'programPublication' }],
  nik_key: [{ advisory: 'nikKey' }],
  audit_pending: [{ advisory: 'auditChain' }],
  audit_head: [{ advisory: 'auditChain' }],
};

/** Takes an advisory lock until the transaction ends: exclusive ('alone'), or shared. */
export async function lockAdvisory(
  em: SqlEntityManager,
  name: keyof typeof advisoryLocks,
  mode: 'alone' | 'shared' = 'alone',
): Promise<void> {
  await queryIn(em, `select pg_advisory_xact_lock${mode === 'shared' ? '_shared' : ''}($1)`, [advisoryLocks[name]]);
}

/**
 * Serializes transactions that store the same unique key (a client key, a NIK), so that the second finds what the first stored.
 * @param kind keeps keys of different kinds apart.
 */
export async function lockKey(em: SqlEntityManager, kind: KeyKind, key: string): Promise<void> {
  await queryIn(em, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${kind} ${key}`]);
}

/** `lockKey` for several keys of one kind, with one statement, in the order of their hashes. */
export async function lockKeys(em: SqlEntityManager, kind: KeyKind, keys: readonly string[]): Promise<void> {
  await queryIn(
    em,
    'select pg_advisory_xact_lock(k.hash) from (select distinct hashtextextended(t, 0) as hash from unnest($1::text[]) t order by 1) k',
    [keys.map((key) => `${kind} ${key}`)],
  );
}

/**
 * Locks rows in the order of their keys. Those that do not exist are left out.
 * @returns the keys of those that are locked.
 */
export async function lockRows(em: SqlEntityManager, table: 'child' | 'family' | 'person', ids: readonly string[]): Promise<string[]> {
  const rows = await queryPrepared<{ id: string }>(
    em,
    `lock ${table}`,
    `select id from ${table} where id = any($1::uuid[]) order by id for update`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/**
 * Locks families with everybody in them: the families, their members and their children under monitoring, each in the order of their
 * keys. Until the transaction ends, no other one can add or remove members, store measurements or update counts of these families.
 */
export async function lockHouseholds(em: SqlEntityManager, familyIds: readonly string[]): Promise<void> {
  await lockRows(em, 'family', familyIds);
  for (const table of ['person', 'child'])
    await queryIn(em, `select from ${table} where family_id = any($1::uuid[]) order by id for update`, [familyIds]);
}
