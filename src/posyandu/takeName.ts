import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AreaCode } from '../base/areaCode.ts';
import { badUserInput, conflict, type InputPath } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { requiredText } from '../villages/index.ts';
import { posyanduKey } from './posyanduKey.ts';

const longestName = 100;

/** A name as it is stored. @throws HubError BAD_USER_INPUT for one that is empty, too long, or names nothing ("Posyandu"). */
export function checkedName(name: string, inputPath: InputPath): string {
  const kept = requiredText(name, inputPath, longestName).replace(/\s+/g, ' ');
  if (posyanduKey(kept) === '') throw badUserInput(inputPath, 'posyandu.namesNothing', { name: kept });
  return kept;
}

/**
 * Lets a name lead to a posyandu of a locked village. A name that another posyandu only had before is taken over.
 * @throws HubError CONFLICT if another posyandu of the village has it now.
 */
export async function takeName(
  em: SqlEntityManager,
  { id, villageCode, name }: { id: string; villageCode: AreaCode; name: string },
  inputPath: InputPath,
): Promise<void> {
  const key = posyanduKey(name);
  const [holder] = await queryIn<{ id: string; name: string }>(
    em,
    'select q.id, q.name from posyandu_name n join posyandu q on q.id = n.posyandu_id where n.village_code = $1 and n.key = $2',
    [villageCode, key],
  );
  if (holder !== undefined && holder.id !== id && posyanduKey(holder.name) === key)
    throw conflict(inputPath, 'posyandu.nameTaken', { name: holder.name });
  await queryIn(
    em,
    `insert into posyandu_name (village_code, key, posyandu_id) values ($1, $2, $3)
      on conflict (village_code, key) do update set posyandu_id = excluded.posyandu_id`,
    [villageCode, key, id],
  );
}
