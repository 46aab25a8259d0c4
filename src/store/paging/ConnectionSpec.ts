import type { AreaCode } from '../../base/areaCode.ts';
import type { Bindings } from './Bindings.ts';

/** What limits the rows that a viewer sees of a list. */
export interface ListViewer {
  /** Areas whose rows the viewer sees; null for every area. */
  readonly areas: readonly AreaCode[] | null;
  /** The partner whose families the viewer sees; null where no partner limits them. */
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

/** The columns that fields are made of: those of a field, or those of each field inside it. */
export interface Needs {
  [field: string]: readonly string[] | Needs;
}

/** A row that is read together with each row of a list, in the same statement. */
export interface JoinedRow {
  /** Its columns, by the alias that `join` gives its table, and the rows that can be joined to it in turn. */
  spec: Pick<ConnectionSpec<never>, 'columns' | 'needs' | 'key' | 'joined'>;
  /** SQL of the join, at most one row for each row of the list; empty where `from` has the row already. */
  join: string;
  /** A column of it that is never null, and short to read: tells whether there is a row. */
  presence: string;
  /** SQL of the village code of the row, where it may live elsewhere than the row that it is joined to. */
  areaColumn?: string;
  /** Whose record it is, where the audit log names it beside the row that it is joined to. */
  audited?: AuditedRows;
}

/** Whose record a row is. */
export interface AuditedRows {
  /** What is read: a type of the schema. */
  readonly type: string;
  /** Member of a row with the key of the person, who may be a child. */
  readonly person?: string;
  /** Member with the key of the family. */
  readonly family?: string;
  /** Whether these members are read in any case: the list can be had without passing by the person or the family. */
  readonly always?: boolean;
}

/** A list that can be paged by key: its columns, parents, filters and orders. */
export interface ConnectionSpec<Filter> {
  /** Stands in cursors and in the statement's comment, e.g. `children`. */
  name: string;
  /** SQL of each column; the names are those of the row's members. */
  columns: Record<string, string>;
  /**
   * Which columns a derived field is made of, beside the key; nested where it depends on what is selected
   * inside. A field that is neither here nor a column needs the key alone.
   */
  needs?: Needs;
  from: string;
  /**
   * Rows that can be read in the same statement, one for each row of the list at most, by the name of the field that leads to
   * them. Their columns are asked for as `name.column` (`name.other.column` for a row that is joined to a joined one), and the row
   * gets a member `name`: an object, or null. DataLoader reads them where they were not joined.
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
  /** The order where the caller names none. */
  defaultOrder: OrderBy;
  /**
   * Whether a list under this filter (null for rows by their key) is made of reference data alone, which changes only while a
   * hub starts (`Store.readReference`). Never, when left out.
   */
  isReference?(filter: Filter | null): boolean;
  /** SQL conditions of a filter; its area is a matter of `areaOf` where the list has an `areaColumn`. */
  where(filter: Filter, bindings: Bindings): string[];
  /** SQL of the village (or area) code of a row, by which a viewer's areas limit what is seen; null: seen by all. */
  areaColumn: string | null;
  /** The area that a filter limits the list to, by `areaColumn`. */
  areaOf?(filter: Filter): AreaCode | null | undefined;
  /** SQL condition of the rows in an area, where an index answers it better than a condition on `areaColumn`. */
  inArea?(area: AreaCode, bindings: Bindings): string;
  /**
   * SQL condition of the rows that a program partner sees: those of families in its programs. `partner` is the SQL of the
   * partner's key. None, where it is left out and the list has an `areaColumn`.
   */
  seenByPartner?(partner: string): string;
  /** Whose records its rows are, for the audit log; none where they are nobody's. */
  audited?: AuditedRows;
  /** What `from` must be joined with for `areaColumn`, where it does not have it. */
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
