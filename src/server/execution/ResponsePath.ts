/** Where in the response a value stands; what graphql-js gives resolvers as `info.path`. */
export interface ResponsePath {
  readonly prev: ResponsePath | undefined;
  readonly key: string | number;
  readonly typename: string | undefined;
}
