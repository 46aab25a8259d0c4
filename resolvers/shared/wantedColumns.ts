import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AuditedRows, JoinedRow, Needs } from '../../src/store/paging/ConnectionSpec.ts';
import type { KeyedSpec } from '../../src/store/paging/pageSql.ts';

type Fragments = GraphQLResolveInfo['fragments'];

/** Where a field's rows are selected: in the field itself, or inside the shape of a connection. */
export type RowsAt = 'field' | 'connection';

/** What was worked out for a field of a document; documents are kept parsed, so a repeated query finds it. */
const remembered = new WeakMap<FieldNode, Map<KeyedSpec, readonly string[]>>();

/**
 * Every set of columns once, so that equal sets are the same array and can be compared and mapped by identity. Clients choose
 * the sets, so only the latest are kept; of one that was forgotten, an operation may read the same rows twice.
 */
const interned = new WeakMap<KeyedSpec, LRUCache<string, readonly string[]>>();
const mostSets = 500;

/**
 * The columns of a spec that a query needs of the rows a field leads to, beside the key. Reading only the selected columns halves the cost
 * of wide rows. Selections under @skip and @include count as selected.
 */
export function wantedColumns(info: GraphQLResolveInfo, spec: KeyedSpec, rowsAt: RowsAt): readonly string[] {
  const [node, ...merged] = info.fieldNodes;
  if (node === undefined || merged.length > 0) return columnsOf(info.fieldNodes, info.fragments, spec, rowsAt);
  let bySpec = remembered.get(node);
  if (bySpec === undefined) remembered.set(node, (bySpec = new Map<KeyedSpec, readonly string[]>()));
  let columns = bySpec.get(spec);
  if (columns === undefined) bySpec.set(spec, (columns = columnsOf([node], info.fragments, spec, rowsAt)));
  return columns;
}

/** Whether a field's selection has a field of this name, by fragments too. */
export function selects({ fieldNodes, fragments }: GraphQLResolveInfo, name: string): boolean {
  return selectedIn(fieldNodes, fragments).some((field) => field.name.value === name);
}

function columnsOf(nodes: readonly FieldNode[], fragments: Fragments, spec: KeyedSpec, rowsAt: RowsAt): readonly string[] {
  const rows = rowsAt === 'connection' ? rowFields(nodes, fragments) : selectedIn(nodes, fragments);
  return intern(
    spec,
    [...new Set([...rows.flatMap((field) => columnsOfField(field, fragments, spec)), ...auditedColumns(spec, rowsAt)])].sort(),
  );
}

/** A row that is read by its key may be had from anywhere, a reference of another subgraph too: then nothing else tells whose it is. */
function auditedColumns({ audited }: KeyedSpec, rowsAt: RowsAt): string[] {
  return audited !== undefined && (audited.always === true || rowsAt === 'field') ? peopleOf(audited) : [];
}

/** The columns that say whose record a row is. */
function peopleOf(audited: AuditedRows | undefined): string[] {
  return [audited?.person, audited?.family].filter((column) => column !== undefined);
}

function intern(spec: KeyedSpec, columns: readonly string[]): readonly string[] {
  let sets = interned.get(spec);
  if (sets === undefined) interned.set(spec, (sets = new LRUCache<string, readonly string[]>({ max: mostSets })));
  const known = sets.get(columns.join());
  if (known !== undefined) return known;
  sets.set(columns.join(), columns);
  return columns;
}

function columnsOfField(
  field: FieldNode,
  fragments: Fragments,
  { columns, needs = {}, joined = {} }: Pick<KeyedSpec, 'columns' | 'needs' | 'joined'>,
): readonly string[] {
  const name = field.name.value;
  const join = joined[name];
  if (join !== undefined) {
    const { spec, presence, audited } = join;
    const inside = selectedIn([field], fragments).flatMap((inner) => [...keyFor(inner, spec), ...columnsOfField(inner, fragments, spec)]);
    return [presence, ...peopleOf(audited), ...inside].map((column) => `${name}.${column}`);
  }
  return needs[name] === undefined && Object.hasOwn(columns, name) ? [name] : neededBy(field, fragments, needs);
}

/** A list reads the key of its rows in any case; of a joined row it is read for fields that are made of nothing else. */
function keyFor(field: FieldNode, { columns, needs = {}, key }: JoinedRow['spec']): string[] {
  const name = field.name.value;
  return name === '__typename' || needs[name] !== undefined || Object.hasOwn(columns, name) ? [] : [key];
}

function neededBy(field: FieldNode, fragments: Fragments, needs: Needs): readonly string[] {
  const need = needs[field.name.value];
  if (need === undefined || isList(need)) return need ?? [];
  return selectedIn([field], fragments).flatMap((inner) => neededBy(inner, fragments, need));
}

/** The fields selected of a connection's rows: those of `nodes` and of `edges { node }`. */
function rowFields(nodes: readonly FieldNode[], fragments: Fragments): FieldNode[] {
  const inConnection = selectedIn(nodes, fragments);
  const named = (fields: readonly FieldNode[], name: string) => fields.filter((field) => field.name.value === name);
  const rows = [...named(inConnection, 'nodes'), ...named(selectedIn(named(inConnection, 'edges'), fragments), 'node')];
  return selectedIn(rows, fragments);
}

/** The fields selected in some fields, fragments spread. */
function selectedIn(nodes: readonly FieldNode[], fragments: Fragments): FieldNode[] {
  return nodes.flatMap((node) => (node.selectionSet ? fieldsOf(node.selectionSet, fragments) : []));
}

function fieldsOf(selectionSet: SelectionSetNode, fragments: Fragments): FieldNode[] {
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet;
    return inner === undefined ? [] : fieldsOf(inner, fragments);
  });
}

function isList(need: readonly string[] | Needs): need is readonly string[] {
  return Array.isArray(need);
}
