import { ArgsType, type ClassType, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { Cost } from '../../src/cost/cost.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import { defaultPageSize, largestPageSize, type PageArguments } from '../../src/store/paging/pageRequest.ts';

@ObjectType({ simpleResolvers: true, description: 'Position of a page in its list (GraphQL Cursor Connections Specification).' })
export class PageInfo {
  @Access(anyone)
  @Field(() => Boolean, { description: 'Whether rows follow this page.' })
  hasNextPage!: boolean;

  @Access(anyone)
  @Field(() => Boolean, { description: 'Whether rows come before this page.' })
  hasPreviousPage!: boolean;

  @Access(anyone)
  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null for an empty page. Pass it as `before`.' })
  startCursor!: string | null;

  @Access(anyone)
  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null for an empty page. Pass it as `after`.' })
  endCursor!: string | null;
}

/** The four arguments of every connection field. */
@ArgsType()
export class ConnectionArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many rows from the start, 0 to ${largestPageSize}; ${defaultPageSize} when left out.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many rows from the end, 0 to ${largestPageSize}; not together with \`first\`.` })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows before this cursor.' })
  before?: string | null;
}

export interface ConnectionTypes {
  /** The connection's object type. */
  Connection: ClassType;
  /** Its resolver, to be given to the schema. */
  resolver: ClassType;
}

/** Makes `XConnection` and `XEdge` for a node type. Every connection of the hub has this shape. */
export function connectionOf<T extends object>(node: ClassType<T>, name: string): ConnectionTypes {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `An item of a list, with its position: ${name}.` })
  class Edge {
    @Access(anyone)
    @Field(() => String, { description: 'Opaque position of this row, for `after` and `before`.' })
    cursor!: string;

    @Access(anyone)
    @Field(() => node, { description: `The ${name}.` })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })
  class Connection {
    @Access(anyone)
    @Field(() => [Edge], { description: 'The rows of this page with their cursors.' })
    edges!: Edge[];

    @Access(anyone)
    @Field(() => [node], { description: 'The rows of this page, without their cursors.' })
    nodes!: T[];

    @Access(anyone)
    @Field(() => PageInfo, { description: 'Position of this page in the list.' })
    pageInfo!: PageInfo;
  }

  @Resolver(() => Connection)
  class ConnectionResolver {
    @Access(anyone)
    @Cost(10)
    @FieldResolver(() => Int, { description: 'Number of rows in the whole list under its filter. Counted only when selected.' })
    totalCount(@Root() page: Page<PagedRow>): Promise<number> {
      return page.count();
    }
  }

  return { Connection, resolver: ConnectionResolver };
}
