import type { AreaCode } from '../../base/areaCode.ts';
import type { Bindings } from './Bindings.ts';

/** The limits of the rows of a list that a viewer sees. */
export interface ListViewer {
  /** Areas whose rows the viewer sees; null for every area. */
  readonly areas: readonly AreaCode[] | null;
  /** The partner whose families the viewer sees; null if they are not limited to a partner. */
  readonly partnerId: string | null;
}

/** One thing a list can be ordered by. The list's key always breaks ties. */
export interface Order {
  /** SQL of the value. Nulls come last in both directions. */
  sql: string;
  /** SQL type of the value, to which a cursor's value is cast. */
  type: 'text' | 'date' | 'double precision' | 'smallint' | 'bigint' | 'uuid';
  nullable?: boolean;
  /**
   * SQL that finds the value by a key (`$key`), for values that must not be in a cursor because they identify a person. Cursors of such an
   * order contain only the key.
   */
  lookup?: string;
}

/** The columns that fields need: for each field its columns, or the columns of each field inside it. */
export interface Needs {
  [field: string]: readonly string[] | Needs;
}

/** A row that is read together with each row of a list, in the same statement. */
export interface JoinedRow {
  /** Its columns, by the alias that `join` gives its table, and the rows that can be joined to it in turn. */
  spec: Pick<ConnectionSpec<never>, 'columns' | 'needs' | 'key' | 'joined'>;
  /** SQL of the join, at most one row for each row of the list; empty where `from` has the row already. */
  join: string;
  /** A short column that is never null. It tells whether the row exists. */
  presence: string;
  /** SQL of the village code of the row, if it may belong to another village than the row to which it is joined. */
  areaColumn?: string;
  /** The person or family of the row, if the audit log names it in addition to the row to which it is joined. */
  audited?: AuditedRows;
}

/** The person or family to whom a row belongs. */
export interface AuditedRows {
  /** What is read: a type of the schema. */
  readonly type: string;
  /** Member of a row with the key of the person, who may be a child. */
  readonly person?: string;
  /** Member with the key of the family. */
  readonly family?: string;
  /** Whether these members are always read, because a query can reach the list without selecting the person or the family. */
  readonly always?: boolean;
}

/** A list that can be paged by key: its columns, parents, filters and orders. */
export interface ConnectionSpec<Filter> {
  /** Part of cursors and of the statement's comment, e.g. `children`. */
  name: string;
  /** SQL of each column; the names are those of the row's members. */
  columns: Record<string, string>;
  /**
   * The columns that a derived field needs, besides the key; nested if they depend on the fields that are selected inside. A field that is
   * neither here nor a column needs only the key.
   */
  needs?: Needs;
  from: string;
  /**
   * Rows that can be read in the same statement, at most one for each row of the list, by the name of the field that leads to them. Their
   * columns are requested as `name.column` (`name.other.column` for a row that is joined to a joined one), and the row gets a member
   * `name`: an object, or null. If they were not joined, DataLoader reads them.
   */
  joined?: Record<string, JoinedRow>;
  /** Name of the unique column that identifies a row and breaks ties. */
  key: string;
  keyType: 'uuid' | 'text' | 'bigint';
  /** Column that holds the parent's key, for each kind of parent the list can belong to. */
  parents: Record<
    string,
    {
      column: string;
      type: 'text' | 'uuid';
      /** SQL condition of the rows of a parent, by the SQL of its key, where that is not to be equal to the column. */
      matches?: (key: string) => string;
    }
  >;
  orders: Record<string, Order>;
  /** The default order. */
  defaultOrder: OrderBy;
  /**
   * Whether a list under this filter (null for rows by their key) consists only of reference data, which changes only while a hub starts
   * (`Store.readReference`). When left out, it does not.
   */
  isReference?(filter: Filter | null): boolean;
  /** SQL conditions of a filter. If the list has an `areaColumn`, `areaOf` handles the area of the filter instead. */
  where(filter: Filter, bindings: Bindings): string[];
  /** SQL of the village (or area) code of a row, by which a viewer's areas limit what is seen; null: seen by all. */
  areaColumn: string | null;
  /** The area that a filter limits the list to, by `areaColumn`. */
  areaOf?(filter: Filter): AreaCode | null | undefined;
  /** SQL condition of the rows in an area, if an index serves it better than a condition on `areaColumn`. */
  inArea?(area: AreaCode, bindings: Bindings): string;
  /**
   * SQL condition of the rows that a program partner sees: those of families in its programs. `partner` is the SQL of the partner's key. If
   * it is left out and the list has an `areaColumn`, a partner sees no rows.
   */
  seenByPartner?(partner: string): string;
  /** The persons or families of the rows, for the audit log; left out if the rows belong to nobody. */
  audited?: AuditedRows;
  /** The join that `areaColumn` needs, if `from` does not have it. */
  areaJoin?: string;
}

export interface OrderBy {
  field: string;
  direction: 'ASC' | 'DESC';
}

/** Everything that the pages of one list field have in common, whichever parent they belong to. */
export interface PageQuery<Filter> {
  page: PageRequest;
  filter: Filter;
  orderBy: OrderBy;
  viewer: ListViewer;
  /** The columns to read; all when null. The key is always read. */
  columns: readonly string[] | null;
}

/** A validated page request: `limit` rows after or before a position, walking forward or backward. */
export interface PageRequest {
  limit: number;
  /** Whether one row more is read, to know whether there is a further page. */
  looksFurther: boolean;
  backward: boolean;
  after: string | null;
  before: string | null;
}
