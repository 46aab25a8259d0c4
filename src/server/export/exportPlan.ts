import {
  getArgumentValues,
  getNamedType,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { message, type Message } from '../../base/messages/index.ts';
import { badUserInput, HubError } from '../../base/errors.ts';
import { collectFields, type SelectionScope } from '../document/collectFields.ts';

/** How the response to a query is turned into rows. */
export interface ExportPlan {
  /** Names of the columns, in the order of the query; of objects of several types, type by type. */
  readonly columns: readonly string[];
  readonly root: PlannedObject;
  /** The connection to page through; null for a list without pages. */
  readonly pages: PlannedPages | null;
}

/** The parts of a response object that are exported. */
export interface PlannedObject {
  readonly leaves: { readonly key: string; readonly column: number }[];
  readonly objects: { readonly key: string; readonly object: PlannedObject }[];
  /** The one list in it: a row for each item. */
  list: { readonly key: string; readonly item: PlannedObject } | null;
}

export interface PlannedPages {
  /** Field nodes that select the connection. */
  readonly nodes: ReadonlySet<FieldNode>;
  /** Response names from the root of the answer to the connection. */
  readonly path: readonly string[];
  /** How its items are found in the response, and where the query selects them; null if they have no id. */
  readonly items: PlannedItems | null;
  /** The cursor to begin after. */
  readonly after: string | null;
}

export interface PlannedItems {
  /** Response name of the connection's list. */
  readonly list: string;
  /** Response name of the item in an edge; null if the list holds the items themselves. */
  readonly node: string | null;
  readonly nodes: ReadonlySet<FieldNode>;
}

interface Field {
  readonly key: string;
  readonly nodes: FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
}

/** The rows that fields are planned for. */
interface RowScope {
  /** The list inside that makes finer rows, once one was found. */
  list: readonly string[] | null;
  /** Whether these rows are items of a list themselves. */
  readonly inList: boolean;
}

/**
 * Plans the columns of an export. Objects become columns with dotted names, lists of plain values one cell; a list of objects becomes rows,
 * and a list in its items finer rows that repeat the columns of the item.
 *
 * Two lists side by side have no common rows, and a list inside a list cannot be paged through. Both are refused, because nobody would
 * notice that rows are multiplied or missing.
 *
 * @param variables coerced.
 * @throws HubError NOT_EXPORTABLE that names the field; BAD_USER_INPUT for `last` or `before`, as an export goes forward.
 */
export function planExport(operation: OperationDefinitionNode, scope: SelectionScope, rootType: GraphQLObjectType): ExportPlan {
  const paths: string[][] = [];
  const found: { list: readonly string[] | null; pages: PlannedPages | null } = { list: null, pages: null };

  const rootFields = fieldsOf(scope, [rootType], [operation]);
  const [second] = rootFields.slice(1);
  if (second !== undefined) throw notExportable([second.key], 'server.exportSecondField');
  const root = planObject(rootFields, [], [], { list: null, inList: false });
  if (found.list === null)
    throw notExportable(
      rootFields.map(({ key }) => key),
      'server.exportNoList',
    );
  if (paths.length === 0) throw notExportable(found.list, 'server.exportNoColumn');
  return { columns: columnNames(paths, found.list), root, pages: found.pages };

  /** @param path response names to the object; @param names the same without the steps inside connections. */
  function planObject(fields: readonly Field[], path: readonly string[], names: readonly string[], rows: RowScope): PlannedObject {
    const planned: PlannedObject = { leaves: [], objects: [], list: null };
    for (const field of fields) {
      const { key, definition } = field;
      const type = getNamedType(definition.type);
      const here = [...path, key];
      if (isLeafType(type)) {
        planned.leaves.push({ key, column: paths.push([...names, key]) - 1 });
        continue;
      }
      const types = objectTypes(scope.schema, type);
      const selected = fieldsOf(scope, types, field.nodes);
      if (isList(definition.type)) {
        planned.list = { key, item: planRows(here, rows, [...names, key], selected) };
      } else if (isConnection(type)) {
        planned.objects.push({ key, object: planConnection(field, here, [...names, key], rows, selected) });
      } else {
        planned.objects.push({ key, object: planObject(selected, here, [...names, key], rows) });
      }
    }
    return planned;
  }

  function planRows(path: readonly string[], rows: RowScope, names: readonly string[], selected: readonly Field[]): PlannedObject {
    if (rows.list !== null)
      throw notExportableMessage(path, message('server.exportSecondList', { path: path.join('.'), list: rows.list.join('.') }));
    rows.list = path;
    found.list ??= names;
    return planObject(selected, path, names, { list: null, inList: true });
  }

  /** Finds the items of a connection, given the fields that are selected on it. */
  function itemsOf(fields: readonly Field[]): PlannedItems | null {
    const list = fields.find(({ definition }) => definition.name === 'nodes' || definition.name === 'edges');
    if (list === undefined) return null;
    const item =
      list.definition.name === 'nodes'
        ? list
        : fieldsOf(scope, objectTypes(scope.schema, getNamedType(list.definition.type)), list.nodes).find(
            ({ definition }) => definition.name === 'node',
          );
    const type = item === undefined ? undefined : getNamedType(item.definition.type);
    if (item === undefined || !isObjectType(type) || type.getFields().id === undefined) return null;
    return { list: list.key, node: item === list ? null : item.key, nodes: new Set(item.nodes) };
  }

  /** A connection: its rows are `nodes` or `edges`; fields about pages are left out, because the export does the paging. */
  function planConnection(
    field: Field,
    path: readonly string[],
    names: readonly string[],
    rows: RowScope,
    selected: readonly Field[],
  ): PlannedObject {
    if (rows.inList) throw notExportable(path, 'server.exportPagedList');
    found.pages = { nodes: new Set(field.nodes), path, items: itemsOf(selected), after: startOf(field, scope) };
    const planned: PlannedObject = { leaves: [], objects: [], list: null };
    for (const { key, nodes, definition } of selected) {
      if (definition.name !== 'nodes' && definition.name !== 'edges') continue;
      const item = planRows([...path, key], rows, names, fieldsOf(scope, objectTypes(scope.schema, getNamedType(definition.type)), nodes));
      planned.list = { key, item };
    }
    if (planned.list === null) throw notExportable(path, 'server.exportWithoutNodes');
    return planned;
  }
}

/** The fields that are selected on any of the types, by response name. */
function fieldsOf(
  scope: SelectionScope,
  types: readonly GraphQLObjectType[],
  parents: readonly Pick<FieldNode | OperationDefinitionNode, 'selectionSet'>[],
): Field[] {
  const sets = parents.flatMap(({ selectionSet }) => selectionSet ?? []);
  const fields = new Map<string, Field>();
  for (const type of types) {
    for (const [key, nodes] of collectFields(scope, type, sets)) {
      const definition = nodes[0].name.value === '__typename' ? typename : type.getFields()[nodes[0].name.value];
      // Introspection cannot be exported.
      if (definition === undefined) throw notExportable([key], 'server.exportOfSchema');
      const known = fields.get(key);
      if (known === undefined) fields.set(key, { key, nodes: [...nodes], definition });
      else known.nodes.push(...nodes.filter((node) => !known.nodes.includes(node)));
    }
  }
  return [...fields.values()];
}

/** The field that every object has. */
const typename: GraphQLField<unknown, unknown> = {
  name: '__typename',
  description: null,
  type: GraphQLString,
  args: [],
  deprecationReason: null,
  extensions: {},
  astNode: null,
};

function objectTypes(schema: GraphQLSchema, type: GraphQLOutputType): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function isConnection(type: GraphQLOutputType): boolean {
  return isObjectType(type) && String(type.getFields().pageInfo?.type) === 'PageInfo!';
}

function startOf({ key, nodes: [node], definition }: Field, { variables }: SelectionScope): string | null {
  const given = node === undefined ? {} : getArgumentValues(definition, node, variables);
  for (const name of ['last', 'before']) {
    if (given[name] != null) throw badUserInput([key, name], 'server.exportPaging');
  }
  return (given.after as string | null | undefined) ?? null;
}

/** Dotted names relative to the list; if some columns are outside the list, relative to the one root field. */
function columnNames(paths: readonly string[][], list: readonly string[]): string[] {
  const inside = paths.every((path) => list.every((name, depth) => path[depth] === name));
  return paths.map((path) => path.slice(inside ? list.length : 1).join('.'));
}

function notExportable(
  path: readonly string[],
  key:
    | 'server.exportSecondField'
    | 'server.exportNoList'
    | 'server.exportNoColumn'
    | 'server.exportPagedList'
    | 'server.exportWithoutNodes'
    | 'server.exportOfSchema',
): HubError {
  return notExportableMessage(path, message(key, { path: path.join('.') }));
}

function notExportableMessage(path: readonly string[], text: Message): HubError {
  return new HubError(text, 'NOT_EXPORTABLE', undefined, { path });
}
