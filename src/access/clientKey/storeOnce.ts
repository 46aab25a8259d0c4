import { timingSafeEqual } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { isWithin, type AreaCode } from '../../base/areaCode.ts';
import { conflict, HubError, type InputPath } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { lockKeys } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import { viewerRole, writerRole } from '../../store/rowLimits.ts';
import type { Store } from '../../store/Store.ts';
import { recordRead, type Written } from '../audit/recordWrite.ts';
import type { NikKey } from '../../store/nik/NikKey.ts';
import type { Viewer } from '../viewer.ts';
import { canonicalInput } from './canonicalInput.ts';

/** A mutation with a client key. */
export interface KeyedCall<Stored> {
  /** The kind of record that the mutation stores. All mutations that store this kind share one set of client keys. */
  readonly kind: string;
  /** Name of the mutation: the same key with another mutation of the kind is a conflict. */
  readonly mutation: string;
  /** Undefined without a client key. */
  readonly clientKey: string | null | undefined;
  /** Where the key stands in the caller's input; `input.clientKey` when left out. */
  readonly inputPath?: InputPath;
  /** The complete input of the caller. */
  readonly input: unknown;
  /** Reads the stored record; null if it no longer exists. */
  find(id: string): Promise<Stored | null>;
  /** Whether the input would have stored this record; called when no hash of the first input is known. */
  isSame(stored: Stored): boolean | Promise<boolean>;
  /** The person of the record, for the access log, and SQL that finds its village ($1: its key); left out if it belongs to no person. */
  readonly record?: { readonly villageSql: string; of(stored: Stored): Written | Promise<Written> };
}

/** What a client key is stored for. */
type CallInput = Pick<KeyedCall<unknown>, 'kind' | 'mutation' | 'clientKey' | 'input'>;

interface KnownKey {
  key: string;
  record_id: string | null;
  hub_key: string | null;
  input_hash: Uint8Array | null;
}

/**
 * Stores a record once for each client key (an idempotency key) of its author, inside the transaction of `em`: a repeated call returns the
 * record that the first call stored.
 *
 * A key belongs to its author: the same key of another author is a different key. A key belongs to one input; a keyed hash of this input is
 * stored (`NikKey.hashInput`). A repeated call returns the record only if the viewer may read it, and the access log records this read.
 * @throws HubError CONFLICT if the key was used with another input or its record no longer exists, FORBIDDEN if the record is now outside
 *   the viewer's areas.
 */
export async function storeOnce<Stored extends { id: string }>(
  em: SqlEntityManager,
  by: Author,
  call: KeyedCall<Stored>,
  work: () => Promise<Stored>,
): Promise<Stored> {
  if (call.clientKey == null) return work();
  const [readStored] = await findRepeated(em, by, [call]);
  if (readStored != null) return readStored();
  const stored = await work();
  await em.flush();
  await rememberCalls(em, by, [{ call, id: stored.id }]);
  return stored;
}

/** The viewer who makes a call, and the store. */
export interface Author {
  readonly store: Store;
  readonly viewer: Viewer;
}

/**
 * The first half of `storeOnce` for several calls of one kind with different keys: locks their keys, and finds the repeated calls.
 * @returns for each call null if it is new, otherwise a function that returns the stored record, or throws as `storeOnce` does.
 */
export async function findRepeated<Stored extends { id: string }>(
  em: SqlEntityManager,
  by: Author,
  calls: readonly KeyedCall<Stored>[],
): Promise<((() => Promise<Stored>) | null)[]> {
  const author = by.viewer.id;
  const keyed = calls.flatMap(({ clientKey, kind }) => (clientKey == null ? [] : [{ kind, clientKey }]));
  const [first] = keyed;
  if (first === undefined) return calls.map(() => null);
  const { kind } = first;
  await lockKeys(
    em,
    'client key',
    keyed.map(({ clientKey }) => JSON.stringify([author, kind, clientKey])),
  );
  const storedFormsOf = (clientKey: string) => [clientKey, ...by.store.hubKeys.map((key) => forgottenKey(key, clientKey))];
  const rows = await queryIn<KnownKey>(
    em,
    'select key, record_id, hub_key, input_hash from client_key where author = $1 and kind = $2 and key = any($3::text[])',
    [author, kind, keyed.flatMap(({ clientKey }) => storedFormsOf(clientKey))],
  );
  const known = new Map(rows.map((row) => [row.key, row]));
  return calls.map((call) => {
    const [row] = call.clientKey == null || known.size === 0 ? [] : storedFormsOf(call.clientKey).flatMap((form) => known.get(form) ?? []);
    return row === undefined ? null : () => repeated(em, by, call, row);
  });
}

/** The second half of `storeOnce` for several calls of one kind: stores their keys with the records that they created. */
export async function rememberCalls(
  em: SqlEntityManager,
  { store, viewer }: Author,
  stored: readonly { call: CallInput; id: string }[],
): Promise<void> {
  const keyed = stored.filter(({ call }) => call.clientKey != null);
  if (keyed.length === 0) return;
  const [hubKey] = store.hubKeys;
  await queryIn(
    em,
    `insert into client_key (author, kind, key, record_id, hub_key, input_hash)
      select $1, $2, r.key, r.id, $3, decode(r.hash, 'hex') from unnest($4::text[], $5::uuid[], $6::text[]) r (key, id, hash)`,
    [
      viewer.id,
      keyed[0]?.call.kind,
      hubKey?.id ?? null,
      keyed.map(({ call }) => call.clientKey),
      keyed.map(({ id }) => id),
      keyed.map(({ call }) => hubKey?.hashInput(textOf(call)).toString('hex') ?? null),
    ],
  );
}

/** The text of a call that is hashed. */
function textOf({ mutation, input }: CallInput): string {
  return `${mutation} ${canonicalInput(input)}`;
}

/** Replaces a client key when its record is erased: a keyed hash, by which a repeated call is found without the key itself. */
export function forgottenKey(key: NikKey, clientKey: string): string {
  return `forgotten ${key.hashInput(`client key ${clientKey}`).toString('hex')}`;
}

async function repeated<Stored extends { id: string }>(
  em: SqlEntityManager,
  { store, viewer }: Author,
  call: KeyedCall<Stored>,
  known: KnownKey,
): Promise<Stored> {
  const path = call.inputPath ?? ['input', 'clientKey'];
  const hubKey = store.hubKeys.find(({ id }) => id === known.hub_key);
  const isSameInput =
    hubKey === undefined || known.input_hash === null ? null : timingSafeEqual(hubKey.hashInput(textOf(call)), known.input_hash);
  if (isSameInput === false) throw otherInput(path);
  const stored = known.record_id === null ? null : await call.find(known.record_id);
  if (stored === null) throw conflict(path, 'access.clientKeyRemoved');
  if (call.record !== undefined && !(await isReadable(em, viewer, call.record.villageSql, stored.id))) {
    throw new HubError(message('access.clientKeyOutside'), 'FORBIDDEN', path);
  }
  if (isSameInput === null && !(await call.isSame(stored))) throw otherInput(path);
  if (call.record !== undefined) recordRead(store, em, await call.record.of(stored));
  return stored;
}

function otherInput(path: InputPath): HubError {
  return conflict(path, 'access.clientKeyReused');
}

/**
 * Whether the viewer may read the record: by the viewer's areas, and by the read policies of the database. A transaction that writes is not
 * subject to these policies, so the role of a reader is taken for the query.
 */
async function isReadable(em: SqlEntityManager, { areas }: Viewer, villageSql: string, id: string): Promise<boolean> {
  const [role] = await queryIn<{ name: string }>(em, 'select current_user as name');
  const isLimited = role?.name === writerRole;
  if (isLimited) await queryIn(em, `select set_config('role', $1, true)`, [viewerRole]);
  const [found] = await queryIn<{ village_code: AreaCode }>(em, villageSql, [id]);
  if (isLimited) await queryIn(em, `select set_config('role', $1, true)`, [writerRole]);
  return found !== undefined && (areas === null || areas.some((area) => isWithin(found.village_code, area)));
}
