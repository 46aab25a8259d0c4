import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse';
import { areaLevel, codesInside, type AreaCode } from '../base/areaCode.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';

/**
 * Where the package idn-area-data keeps the areas of the whole country, as `code,parent_code,name` with
 * Kemendagri codes (code MIT, data ODbL; see NOTICE).
 */
const folder = join(dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json')), 'data');

/** The last segment of a village's code begins with 1 for a kelurahan and with 2 for a desa. */
const kinds: Record<string, string> = { '1': 'KELURAHAN', '2': 'DESA' };

/**
 * Makes sure that a regency, its districts and its villages are in the hub; those that are there already stay
 * as they are.
 * @throws HubError NOT_FOUND when no regency has the code.
 */
export async function loadAreas(store: Store, regency: AreaCode): Promise<void> {
  const [known] = await store.read<{ villages: number }>(
    'areas that are loaded',
    `select count(*)::int as villages from village v join district d on d.code = v.district_code where d.regency_code = $1`,
    [regency],
  );
  if (known !== undefined && known.villages > 0) return;
  if (areaLevel(regency) !== 'REGENCY') throw new HubError(message('villages.notARegency', { code: regency }), 'BAD_USER_INPUT');
  const [[code, , name] = []] = await rowsInside('regencies.csv', (candidate) => candidate === regency);
  if (code === undefined || name === undefined) throw new HubError(message('villages.noSuchRegency', { code: regency }), 'NOT_FOUND');
  const { from, to } = codesInside(regency);
  const inside = (candidate: string) => candidate >= from && candidate < to;
  const districts = await rowsInside('districts.csv', inside);
  const villages = await rowsInside('villages.csv', inside);

  await store.transaction(async (em) => {
    await queryIn(em, 'insert into regency values ($1, $2) on conflict do nothing', [regency, withoutLevel(name)]);
    await queryIn(
      em,
      'insert into district select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing',
      columns(districts),
    );
    await queryIn(em, 'insert into village select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing', [
      ...columns(villages),
      villages.map(([village = '']) => kinds[village.charAt(9)] ?? 'DESA'),
    ]);
    store.afterCommit(em, () => {
      store.forgetReference();
    });
  });
}

/** The rows of a file whose code is wanted, as `[code, parent code, name]`. */
async function rowsInside(file: string, wanted: (code: string) => boolean): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of createReadStream(join(folder, file)).pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>) {
    if (wanted(row[0] ?? '')) rows.push(row);
  }
  return rows;
}

function columns(rows: string[][]): string[][] {
  return [0, 1, 2].map((column) => rows.map((row) => row[column] ?? ''));
}

/** "Kabupaten Pekalongan" is the regency Pekalongan. */
function withoutLevel(name: string): string {
  return name.replace(/^kabupaten\s+/i, '');
}
