import type { NikKey } from '../../store/nik/NikKey.ts';
import type { NikVault } from '../../store/nik/NikVault.ts';

/** The cells of a row, sealed: they name a child and its parents. */
export function sealCells(key: NikKey, rowId: string, cells: Readonly<Record<string, string>>): Buffer {
  return key.sealText(rowId, JSON.stringify(cells));
}

/** The cells of a row as they stood in the file. */
export function openCells(niks: NikVault, rowId: string, sealed: Uint8Array): Record<string, string> {
  return JSON.parse(niks.open(rowId, sealed)) as Record<string, string>;
}
