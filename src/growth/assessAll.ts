import { emptyScores, type GrowthScores } from './GrowthScores.ts';
import { scoreRow } from './scoreRow.ts';
import { carriedTables, type GrowthTables } from './tables.ts';
import type { GrowthInput } from './types.ts';

/**
 * Assesses many measurements at once, each as `assessGrowth` does: rows in, columns out, without an object for each score.
 * `resultAt(scores, i)` gives one row as `assessGrowth` would.
 */
export function assessAll(inputs: readonly GrowthInput[], tables: GrowthTables = carriedTables()): GrowthScores {
  const scores = emptyScores(inputs.length);
  let row = 0;
  for (const input of inputs) scoreRow(input, tables, scores, row++);
  return scores;
}
