import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { defaultPageSize } from '../store/paging/pageRequest.ts';
import type { ListSizeOf } from './cost.ts';

const connectionSize: ListSizeOf = { assumedSize: defaultPageSize, slicingArguments: ['first', 'last'], sizedFields: ['nodes', 'edges'] };

/** Gives every field that is a Relay connection its size: they all have the same arguments and the same shape. */
export function sizeConnections(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!getNamedType(field.type).name.endsWith('Connection')) continue;
      field.extensions = { ...field.extensions, listSize: connectionSize };
    }
  }
}
