import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
} from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { notFound } from '../../src/base/errors.ts';
import { render } from '../../src/base/messages/index.ts';
import { Child, childList, Measurement } from '../../src/children/index.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { ImportKind, ImportState, RowFate } from '../../src/imports/enums.ts';
import { jobList, rowList, type JobFilter, type RowFilter } from '../../src/imports/jobs/connectionSpecs.ts';
import { decideRow } from '../../src/imports/jobs/decideRow.ts';
import { readJob } from '../../src/imports/jobs/ImportJob.ts';
import { readOrigins } from '../../src/imports/jobs/readOrigins.ts';
import { startImport } from '../../src/imports/jobs/startImport.ts';
import { undoImport } from '../../src/imports/jobs/undoImport.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { Store } from '../../src/store/Store.ts';
import { ConnectionArgs, connectionOf } from '../shared/connections.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { Locale } from '../shared/Locale.ts';
import { operationOf } from '../shared/operationOf.ts';
import { pageQuery } from '../shared/pageQuery.ts';
import { FateCount, ImportCandidate, ImportJob, ImportRemark, ImportRow, MeasurementOrigin } from './types.ts';

export const { Connection: ImportJobConnection, resolver: ImportJobConnectionResolver } = connectionOf(ImportJob, 'ImportJob');
export const { Connection: ImportRowConnection, resolver: ImportRowConnectionResolver } = connectionOf(ImportRow, 'ImportRow');

const jobId = 'Global id of the import.';

@ArgsType()
class ImportJobArgs extends ConnectionArgs {
  @Field(() => ImportKind, { nullable: true, description: 'What the file holds; all when left out.' })
  kind?: ImportKind | null;
}

@ArgsType()
class ImportRowArgs extends ConnectionArgs {
  @Field(() => [RowFate], { nullable: true, description: 'Rows with one of these fates; all when left out.' })
  fates?: RowFate[] | null;
}

@Resolver()
export class ImportQueries {
  @Access(Scope.IMPORTS_WRITE)
  @Query(() => ImportJob, { nullable: true, description: 'An import; null for none that the viewer may see.' })
  importJob(@Arg('id', () => ID, { description: jobId }) id: string, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo) {
    return context.loaders.byKey<ImportJob>(jobList, info).load(keyOf('ImportJob', id, ['id']));
  }

  @Access(Scope.IMPORTS_WRITE)
  @Query(() => ImportJobConnection, { description: 'Imports of files in the areas of the viewer, the newest first.' })
  importJobs(
    @Args(() => ImportJobArgs) args: ImportJobArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ImportJob & PagedRow>> {
    const { kind = null } = args;
    return context.loaders.page<ImportJob, JobFilter>(jobList, pageQuery<JobFilter>(jobList, context, args, { kind }, info));
  }

  @Access(Scope.IMPORTS_WRITE)
  @Mutation(() => ImportJob, {
    description:
      'Begins an import that is PLANNED, or one that is DONE with the rows that were decided since. It runs in the background, after the imports before it; `importProgress` tells how far it is.',
  })
  async startImport(
    @Arg('id', () => ID, { description: jobId }) id: string,
    @Arg('alerts', () => Boolean, {
      defaultValue: true,
      description: 'Whether news raise alerts; false for history. Alerts of months gone by are not news.',
    })
    alerts: boolean,
    @Ctx() context: HubContext,
  ): Promise<ImportJob> {
    const key = keyOf('ImportJob', id, ['id']);
    await startImport(context.hub.store, key, { alerts });
    return jobOf(context.hub.store, key);
  }

  @Access(Scope.IMPORTS_WRITE)
  @Mutation(() => ImportRow, {
    description: 'Decides whose an UNCLEAR row is: of a child of the hub, or of nobody it knows. `startImport` stores it.',
  })
  async decideImportRow(
    @Arg('id', () => ID, { description: jobId }) id: string,
    @Arg('number', () => Int, { description: 'The row.' }) number: number,
    @Arg('childId', () => ID, { nullable: true, description: 'Global id of the child; null for nobody whom the hub knows.' })
    childId: string | null | undefined,
    @Ctx() context: HubContext,
  ): Promise<ImportRow> {
    const key = keyOf('ImportJob', id, ['id']);
    const decided = await decideRow(
      { jobId: key, number, childId: childId == null ? null : keyOf('Child', childId, ['childId']) },
      { store: context.hub.store, viewer: context.viewer },
    );
    const row = await context.loaders.byKey<ImportRow>(rowList).load(decided);
    if (row === null) throw notFound(['number'], 'imports.noSuchRow');
    return row;
  }

  @Access(Scope.IMPORTS_WRITE)
  @Mutation(() => ImportJob, {
    description:
      'Undoes an import as a whole: what rests on it alone was entered in error, its measurements are voided. What others have touched since stays, and its rows say so.',
  })
  async undoImport(@Arg('id', () => ID, { description: jobId }) id: string, @Ctx() context: HubContext): Promise<ImportJob> {
    const key = keyOf('ImportJob', id, ['id']);
    await undoImport(key, operationOf(context));
    return jobOf(context.hub.store, key);
  }

  @Access(Scope.IMPORTS_WRITE)
  @Subscription(() => ImportJob, {
    description: 'The import as it goes on: at once, then whenever rows were dealt with, to its end.',
    subscribe: ({ args, context }: SubscribeResolverData<unknown, { id: string }, HubContext>) =>
      progressOf(context.hub.store, keyOf('ImportJob', args.id, ['id'])),
  })
  importProgress(@Root() job: ImportJob, @Arg('id', () => ID, { description: jobId }) _id: string): ImportJob {
    return job;
  }
}

async function jobOf(store: Store, id: string): Promise<ImportJob> {
  const job = await readJob(store, id);
  if (job === null) throw notFound(['id'], 'imports.noSuchJob');
  return job;
}

/** How often the state of an import is looked at for subscribers, in ms. */
const lookEveryMs = 500;
const ended: readonly ImportState[] = [ImportState.PLANNED, ImportState.DONE, ImportState.FAILED, ImportState.UNDONE];

async function* progressOf(store: Store, id: string): AsyncGenerator<ImportJob> {
  for (let told: string | null = null; ;) {
    const job = await jobOf(store, id);
    const now = `${job.state} ${job.checkpoint}`;
    if (now !== told) yield job;
    told = now;
    if (ended.includes(job.state)) return;
    await sleep(lookEveryMs);
  }
}

@Resolver(() => ImportJob)
export class ImportJobResolver {
  @Access(Scope.IMPORTS_WRITE)
  @ListSize({ assumedSize: 6 })
  @FieldResolver(() => [FateCount], { description: 'How many rows have each fate.' })
  fates(@Root() { counts }: ImportJob): FateCount[] {
    return Object.values(RowFate).map((fate) => ({ fate, rows: counts[fate] ?? 0 }));
  }

  @Access(Scope.IMPORTS_WRITE)
  @FieldResolver(() => Float, { nullable: true, description: 'Rows a second on average; null before it begins.' })
  rowsPerSecond(@Root() { begunAt, endedAt, checkpoint }: ImportJob): number | null {
    if (begunAt === null) return null;
    const seconds = ((endedAt === null ? Date.now() : Number(new Date(endedAt))) - Number(new Date(begunAt))) / 1000;
    return seconds <= 0 ? null : checkpoint / seconds;
  }

  @Access(Scope.IMPORTS_WRITE)
  @FieldResolver(() => Float, { nullable: true, description: 'Seconds that the rest will take at this rate; null where it does not run.' })
  secondsLeft(@Root() job: ImportJob): number | null {
    const rate = this.rowsPerSecond(job);
    return job.state !== ImportState.RUNNING || rate === null || rate === 0 || job.rowCount === null
      ? null
      : (job.rowCount - job.checkpoint) / rate;
  }

  @Access(Scope.IMPORTS_WRITE)
  @FieldResolver(() => ImportRowConnection, { description: 'Its rows, in the order of the file.' })
  rows(
    @Root() { id }: ImportJob,
    @Args(() => ImportRowArgs) args: ImportRowArgs,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ImportRow & PagedRow>> {
    const { fates = null } = args;
    return context.loaders
      .pages<ImportRow, RowFilter>(rowList, 'job', pageQuery<RowFilter>(rowList, context, args, { fates }, info))
      .load(id);
  }
}

@Resolver(() => ImportRow)
export class ImportRowResolver {
  @Access(Scope.IMPORTS_WRITE)
  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [ImportRemark], { description: 'Why it is unclear, refused or a correction, and what else is to be known.' })
  remarks(
    @Root() { reasons }: ImportRow,
    @Arg('locale', () => Locale, { nullable: true, defaultValue: Locale.ID, description: 'Language.' }) locale: Locale | null,
  ): ImportRemark[] {
    return reasons.map(({ column, message }) => ({
      column,
      key: message.key,
      message: render(message, locale === Locale.EN ? 'en' : 'id'),
    }));
  }

  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Child, {
    nullable: true,
    description: 'The child that it is about; null while that is not decided, or nothing is stored.',
  })
  child(@Root() { childId }: ImportRow, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Child | null> | null {
    return childId === null ? null : context.loaders.byKey<Child>(childList, info).load(childId);
  }

  @Access(Scope.IMPORTS_WRITE)
  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [ImportCandidate], { description: 'Of an unclear row, whom it may be about, the likeliest first.' })
  candidates(@Root() row: ImportRow): ImportCandidate[] {
    return row.candidates ?? [];
  }
}

@Resolver(() => ImportCandidate)
export class ImportCandidateResolver {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => Child, { nullable: true, description: 'The child.' })
  child(@Root() { childId }: ImportCandidate, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<Child | null> {
    return context.loaders.byKey<Child>(childList, info).load(childId);
  }
}

@Resolver(() => Measurement)
export class MeasurementOrigins {
  @Access(Scope.CHILDREN_READ)
  @FieldResolver(() => MeasurementOrigin, {
    nullable: true,
    description: 'The file and row that it comes from, with the scores that the file gave; null for one that somebody recorded.',
  })
  origin(@Root() { id }: Measurement, @Ctx() { loaders, unlimited }: HubContext): Promise<MeasurementOrigin | null> {
    return loaders.custom('origins of measurements', (ids) => readOrigins(loaders.store, unlimited, ids)).load(id);
  }
}
