import { Field, ID, InterfaceType } from 'type-graphql';
import { Access, anyone } from './access/Access.ts';

/** GraphQL Global Object Identification Specification. */
@InterfaceType('Node', {
  description: 'An object with a global id, by which `node` finds it again.',
  // Rows are plain objects: whoever returns one as a Node says what it is.
  resolveType: (row: { __typename: string }) => row.__typename,
})
export abstract class Node {
  @Access(anyone)
  @Field(() => ID, { description: 'Opaque global id; stable for as long as the object exists.' })
  id!: string;
}
