import type { PlaceFacts } from '../contract.ts';
import type { Places, WrittenPlace } from './places.ts';
import type { RowCells } from './RowCells.ts';

/**
 * Where a row belongs; null where its file has no column for a village, or where the village is not found, which is a problem of the row.
 * @param unplaced told of each place that was not found, as the file writes it.
 */
export function readPlace(cells: RowCells, places: Places, unplaced: (place: WrittenPlace) => void): PlaceFacts | null {
  if (!cells.has('villageCode') && !cells.has('village')) return null;
  const written = { code: cells.text('villageCode'), village: cells.text('village'), district: cells.text('district') };
  const found = places.find(written);
  if ('problem' in found) {
    cells.refuse(found.about, found.problem);
    if (written.code !== null || written.village !== null) unplaced(written);
    return null;
  }
  cells.villageCode = found.code;
  const { rt, rw } = cells.units();
  return { villageCode: found.code, rt, rw, posyandu: cells.text('posyandu'), address: cells.text('address') };
}
