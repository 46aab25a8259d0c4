import type {
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Run } from './assembleObject.ts';
import type { FieldNodes } from '../document/collectFields.ts';
import type { ResponsePath } from './ResponsePath.ts';

/** What is the same in every call of a field's resolver in one operation. */
export interface FieldSite {
  readonly responseName: string;
  readonly fieldName: string;
  readonly fieldNodes: FieldNodes;
  readonly returnType: GraphQLOutputType;
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
}

/**
 * The `info` of one call of a resolver, and the field's position in the response: lists call resolvers thousands of times, and most
 * resolvers use neither. So both are one object that only refers to shared data.
 *
 * Note: the properties of graphql-js's `info` are getters of this class, so `{ ...info }` does not copy them.
 */
export class ResolveInfo implements GraphQLResolveInfo, ResponsePath {
  // graphql-js 16 gives neither. The gateway's packages add these members of graphql-js 17 to its type.
  declare readonly getAbortSignal: GraphQLResolveInfo['getAbortSignal'];
  declare readonly getAsyncHelpers: GraphQLResolveInfo['getAsyncHelpers'];

  constructor(
    private readonly site: FieldSite,
    private readonly run: Run,
    readonly prev: ResponsePath | undefined,
  ) {}

  get key(): string {
    return this.site.responseName;
  }

  get typename(): string {
    return this.site.parentType.name;
  }

  get path(): ResponsePath {
    return plainPath(this);
  }

  get fieldName(): string {
    return this.site.fieldName;
  }

  get fieldNodes(): FieldNodes {
    return this.site.fieldNodes;
  }

  get returnType(): GraphQLOutputType {
    return this.site.returnType;
  }

  get parentType(): GraphQLObjectType {
    return this.site.parentType;
  }

  get schema(): GraphQLSchema {
    return this.site.schema;
  }

  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.site.fragments;
  }

  get operation(): OperationDefinitionNode {
    return this.site.operation;
  }

  get rootValue(): unknown {
    return this.run.rootValue;
  }

  get variableValues(): Record<string, unknown> {
    return this.run.variables;
  }
}

/** A path of plain objects, as graphql-js has it. */
function plainPath({ prev, key, typename }: ResponsePath): ResponsePath {
  return { prev: prev && plainPath(prev), key, typename };
}
