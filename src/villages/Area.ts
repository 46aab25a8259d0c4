// TypeGraphQL's decorators need it, and this file is read before any other that brings it.
import 'reflect-metadata';
import { Field, InterfaceType } from 'type-graphql';
import { Access, anyone } from '../access/Access.ts';
import { AreaCodeScalar } from '../scalars/index.ts';

@InterfaceType('Area', {
  description: 'A level of the administrative hierarchy that indicators can be asked of.',
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
