import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { validate as isUuid } from 'uuid';
import type { Asking } from '../../access/authentication/bearer.ts';
import { hasScope, isSignedIn, Scope, type Viewer } from '../../access/viewer.ts';
import { badUserInput, HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { ImportKind, ImportState } from '../../imports/enums.ts';
import { makeJob } from '../../imports/jobs/ImportJob.ts';
import type { Store } from '../../store/Store.ts';
import { sendError } from './httpErrors.ts';

export interface ImportRoutes {
  /** Folder in which uploaded files wait for their import. */
  readonly folder: string;
  /** Largest file, in bytes. */
  readonly largest: number;
  /** Who sends a request, and the store with this viewer's limits. @throws HubError for a token that is not valid. */
  readonly admit: (asking: Asking & { requestId: string }) => Promise<{ viewer: Viewer; store: Store }>;
  /** Called when there is a job to do. */
  readonly onJob: () => void;
}

const kinds = Object.values(ImportKind).map((kind) => kind.toLowerCase());

interface Upload {
  Params: { kind: string };
  Querystring: { program?: string };
}

/**
 * `PUT /imports/<kind>`: streams a file of a district to the disk, and answers 202 with the job that finds out what would become of its
 * rows. Enrolments go into the program of `?program=`. Needs `imports:write`. Memory does not grow with the file.
 */
export async function registerImports(fastify: FastifyInstance, { folder, largest, admit, onJob }: ImportRoutes): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // The body is read by the handler, once it is known who sends it.
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.put<Upload>('/imports/:kind', { bodyLimit: largest }, answer);
    done();
  });

  async function answer(request: FastifyRequest<Upload>, reply: FastifyReply): Promise<unknown> {
    const kind = Object.values(ImportKind).find((each) => each.toLowerCase() === request.params.kind);
    if (kind === undefined) return sendError(request, reply, 404, message('imports.kindUnknown', { kinds }));
    const { viewer, store } = await admit({ headers: request.headers, requestId: request.id });
    if (!hasScope(viewer, Scope.IMPORTS_WRITE))
      return sendError(
        request,
        reply,
        isSignedIn(viewer) ? 403 : 401,
        message(isSignedIn(viewer) ? 'server.fieldNeedsScope' : 'server.fieldNeedsToken', {
          field: 'PUT /imports',
          scopes: [Scope.IMPORTS_WRITE],
        }),
      );
    const programId = programOf(kind, request.query.program);
    const spool = join(folder, randomUUID());
    try {
      const { hash, size } = await keep(request, spool);
      const job = await makeJob(
        store,
        { hash, size, spool },
        { kind, viewer, settings: { alerts: true, programId }, state: ImportState.PLANNING },
      );
      // The same file has come before.
      if (job.spool !== spool) await unlink(spool);
      onJob();
      return await reply
        .code(202)
        .send({ job: { id: `ImportJob_${job.id}`, state: job.state, fileHash: job.fileHash, fileSize: job.fileSize } });
    } catch (error) {
      await unlink(spool).catch(() => undefined);
      if (error instanceof HubError && error.code === 'PAYLOAD_TOO_LARGE')
        return sendError(request, reply.header('connection', 'close'), 413, error.text);
      throw error;
    }
  }

  /** @throws HubError BAD_USER_INPUT for a file of enrolments without a program. */
  function programOf(kind: ImportKind, given: string | undefined): string | null {
    if (kind !== ImportKind.PROGRAMS) return null;
    const key = given?.replace(/^Program_/, '') ?? '';
    if (!isUuid(key)) throw badUserInput(['program'], 'imports.programParameter');
    return key;
  }

  async function keep(request: FastifyRequest, path: string): Promise<{ hash: Buffer; size: number }> {
    const hash = createHash('sha256');
    let size = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        size += chunk.length;
        hash.update(chunk);
        if (size > largest) next(new HubError(message('imports.tooLarge', { most: largest }), 'PAYLOAD_TOO_LARGE'));
        else next(null, chunk);
      },
    });
    await pipeline(request.raw, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return { hash: hash.digest(), size };
  }
}
