import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { v7 as uuid } from 'uuid';
import { viewerOf, type Viewer } from '../../access/viewer.ts';
import type { AreaCode } from '../../base/areaCode.ts';
import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { lockKey } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Store } from '../../store/Store.ts';
import type { ImportKind, ImportState, RowFate } from '../enums.ts';

/** What a job is asked to do. */
export interface ImportSettings {
  /** False for history: cases are opened, and no alerts raised. */
  readonly alerts: boolean;
  /** Enrolments go into this program. */
  readonly programId: string | null;
  /** Only the rows that were decided since the import ended. */
  readonly decidedOnly?: boolean;
}

/** How many rows there are of each fate. */
export type FateCounts = Partial<Record<RowFate, number>>;

/** An import of a file, as it is stored. */
export interface ImportJobRow {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileHash: string;
  fileSize: number;
  /** Where the file was kept that came over the network; null for one that a command reads itself. */
  spool: string | null;
  format: string | null;
  options: ImportSettings;
  askedBy: string;
  askedAt: Date;
  rowCount: number | null;
  checkpoint: number;
  counts: FateCounts;
  begunAt: Date | null;
  endedAt: Date | null;
}

/** SQL of the columns of `ImportJobRow`, of a row `j`. */
export const jobColumns = {
  id: 'j.id',
  kind: 'j.kind',
  state: 'j.state',
  fileHash: `encode(j.file_hash, 'hex')`,
  fileSize: 'j.file_size::float8',
  spool: 'j.spool',
  format: 'j.format',
  options: 'j.options',
  askedBy: 'j.asked_by',
  askedAt: 'j.asked_at',
  rowCount: 'j.row_count',
  checkpoint: 'j.checkpoint',
  counts: 'j.counts',
  begunAt: 'j.begun_at',
  endedAt: 'j.ended_at',
} as const satisfies Record<keyof ImportJobRow, string>;

const columnsSql = Object.entries(jobColumns)
  .map(([name, sql]) => `${sql} as "${name}"`)
  .join(', ');

/** A file that is to be imported. */
export interface ImportedFile {
  readonly hash: Buffer;
  readonly size: number;
  readonly spool: string | null;
}

/** Reads the hash of a file's bytes (SHA-256) and their number. */
export async function hashFile(path: string): Promise<ImportedFile> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { hash: hash.digest(), size: (await stat(path)).size, spool: null };
}

/**
 * Makes the job of a file, or finds the one of the same file, kind and author that has not ended: it goes on at its checkpoint.
 * @throws HubError CONFLICT while somebody else's import of the same file has not ended.
 */
export async function makeJob(
  store: Store,
  file: ImportedFile,
  { kind, settings, viewer, state }: { kind: ImportKind; settings: ImportSettings; viewer: Viewer; state: ImportState },
): Promise<ImportJobRow> {
  return store.transaction(async (em) => {
    const hash = file.hash.toString('hex');
    await lockKey(em, 'import file', `${kind} ${hash}`);
    const [open] = await queryIn<ImportJobRow>(
      em,
      `select ${columnsSql} from import_job j where j.file_hash = decode($1, 'hex') and j.kind = $2 and j.state in ('PLANNING', 'PLANNED', 'WAITING', 'RUNNING')`,
      [hash, kind],
    );
    if (open !== undefined) {
      if (open.askedBy !== viewer.id) throw new HubError(message('imports.sameFile'), 'CONFLICT');
      return open;
    }
    const { id: author, role, areas, partnerId, scopes } = viewer;
    const [made] = await queryIn<ImportJobRow>(
      em,
      `insert into import_job as j (id, kind, state, file_hash, file_size, spool, options, asked_by, asked_as, asked_at, villages)
        values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, $9, now(), (
          select array_agg(v.code order by v.code) from village v
          where $10::text[] is not null and exists (select from unnest($10::text[]) a where v.code = a or v.code like a || '.%')))
        returning ${columnsSql}`,
      [
        uuid(),
        kind,
        state,
        hash,
        file.size,
        file.spool,
        JSON.stringify(settings),
        author,
        JSON.stringify({ id: author, role, areas, partnerId, scopes }),
        areas,
      ],
    );
    if (made === undefined) throw new Error('a job was not stored');
    return made;
  });
}

/** Reads a job; null where there is none that the store's viewer may see. */
export async function readJob(store: Store, id: string): Promise<ImportJobRow | null> {
  const [job] = await store.read<ImportJobRow>('import job', `select ${columnsSql} from import_job j where j.id = $1`, [id]);
  return job ?? null;
}

/** Locks a job: its slices, decisions and its undoing come one after the other. Null where there is none that the viewer may see. */
export async function lockJob(em: SqlEntityManager, id: string): Promise<Pick<ImportJobRow, 'checkpoint' | 'state' | 'spool'> | null> {
  const [job] = await queryIn<Pick<ImportJobRow, 'checkpoint' | 'state' | 'spool'>>(
    em,
    'select checkpoint, state, spool from import_job where id = $1 for update',
    [id],
  );
  return job ?? null;
}

/** Whoever asked for a job, as when it was asked for: its rows are stored in this name. */
export async function viewerOfJob(store: Store, id: string): Promise<Viewer> {
  const [row] = await store.read<{ asked: Viewer & { areas: AreaCode[] | null } }>(
    'author of an import',
    'select asked_as as asked from import_job where id = $1',
    [id],
  );
  if (row === undefined) throw new HubError(message('imports.noSuchJob'), 'NOT_FOUND', ['id']);
  return viewerOf(row.asked);
}
