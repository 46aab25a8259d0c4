import type { FragmentDefinitionNode, GraphQLObjectType, GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Run } from './assembleObject.ts';
import type { FieldNodes } from './collectFields.ts';
import type { ResponsePath } from './ResponsePath.ts';

/** What is the same in every call of a field's resolver in one operation. */
export interface FieldSite {
  readonly fieldName: string;
  readonly fieldNodes: FieldNodes;
  readonly returnType: GraphQLOutputType;
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
}

/**
 * The `info` of one call of a resolver. Most resolvers never look at it and lists call them by the thousand, so
 * it only points to what is shared instead of copying it.
 *
 * Note: its members but `path` are getters of the class: `{ ...info }` does not copy them.
 */
export class ResolveInfo implements GraphQLResolveInfo {
  constructor(
    private readonly site: FieldSite,
    private readonly run: Run,
    readonly path: ResponsePath,
  ) {}

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
