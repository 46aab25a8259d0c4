import type { FieldNode } from 'graphql';
import type { RowsAt } from './wantedColumns.ts';

/** A query that was made of arguments, and what else it was made of. */
export interface MadePageQuery {
  readonly spec: unknown;
  readonly fieldNodes: readonly FieldNode[];
  readonly rowsAt: RowsAt;
  readonly query: unknown;
}
