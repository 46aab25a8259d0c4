// TypeGraphQL's decorators need it, and this file is loaded before any other that imports it.
import 'reflect-metadata';
import { Field, InterfaceType } from 'type-graphql';
import { Access, anyone } from '../access/Access.ts';
import { AreaCodeScalar } from '../graphql/index.ts';

@InterfaceType('Area', {
  description: 'An area of the administrative hierarchy that has indicators.',
  resolveType: (row: { __typename: string }) => row.__typename,
})
export abstract class Area {
  @Access(anyone)
  @Field(() => AreaCodeScalar, { description: 'Kemendagri code of the area.' })
  code!: string;

  @Access(anyone)
  @Field(() => String, { description: 'Official name, without the word for its level.' })
  name!: string;
}
