import type { InputPath } from '../../src/base/errors.ts';
import { keyOf } from '../shared/globalId.ts';

/** The key of a posyandu that may be named; null where none is. @throws HubError BAD_USER_INPUT for no global id of a posyandu. */
export function posyanduKeyOf(id: string | null | undefined, inputPath: InputPath = ['filter', 'posyandu']): string | null {
  return id == null ? null : keyOf('Posyandu', id, inputPath);
}
