import type { Store } from '../../store/Store.ts';

/** Where a measurement comes from that a file has told. */
export interface MeasurementOriginRow {
  measurementId: string;
  jobId: string;
  fileHash: string;
  rowNumber: number;
  /** The scores that the file itself gave. */
  weightForAge: number | null;
  heightForAge: number | null;
  weightForHeight: number | null;
}

/**
 * Reads where measurements come from, in the order of `ids`; null for one that no file has told, or that the store's viewer may not see.
 * Who may see a measurement may see which file it comes from, though the import may be of areas beyond.
 * @param whole the store without limits.
 */
export async function readOrigins(store: Store, whole: Store, ids: readonly string[]): Promise<(MeasurementOriginRow | null)[]> {
  const rows = await store.read<Omit<MeasurementOriginRow, 'fileHash'>>(
    'origins of measurements',
    `select measurement_id as "measurementId", job_id as "jobId", row_number as "rowNumber", waz as "weightForAge", haz as "heightForAge",
      whz as "weightForHeight" from measurement_origin where measurement_id = any($1::uuid[])`,
    [ids],
  );
  const files = await whole.read<{ id: string; hash: string }>(
    'files of imports',
    `select id, encode(file_hash, 'hex') as hash from import_job where id = any($1::uuid[])`,
    [[...new Set(rows.map(({ jobId }) => jobId))]],
  );
  const hashes = new Map(files.map(({ id, hash }) => [id, hash]));
  const byId = new Map(rows.map((row) => [row.measurementId, { ...row, fileHash: hashes.get(row.jobId) ?? '' }]));
  return ids.map((id) => byId.get(id) ?? null);
}
