import { Field, ID, InterfaceType } from 'type-graphql';
import { Access, anyone } from '../access/Access.ts';

/** GraphQL Global Object Identification Specification. */
@InterfaceType('Node', {
  description: 'An object with a global id that `node` accepts.',
  // Rows are plain objects: a resolver that returns one as a Node sets its type.
  resolveType: (row: { __typename: string }) => row.__typename,
})
export abstract class Node {
  @Access(anyone)
  @Field(() => ID, { description: 'Opaque global id; stable for as long as the object exists.' })
  id!: string;
}
