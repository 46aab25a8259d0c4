import {
  ImportCandidateResolver,
  ImportJobConnectionResolver,
  ImportJobResolver,
  ImportQueries,
  ImportRowConnectionResolver,
  ImportRowResolver,
  MeasurementOrigins,
} from './Imports.ts';

/** The resolvers of imports: a part of the children subgraph. */
export const importResolvers = [
  ImportQueries,
  ImportJobResolver,
  ImportJobConnectionResolver,
  ImportRowResolver,
  ImportRowConnectionResolver,
  ImportCandidateResolver,
  MeasurementOrigins,
] as const;
