import type { Logger } from 'pino';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { describeFault, HubError } from '../../src/base/errors.ts';

@ObjectType({ simpleResolvers: true, description: 'Why a row was refused.' })
export class RowError {
  @Access(Scope.CHILDREN_WRITE, Scope.FAMILIES_WRITE)
  @Field(() => String, { description: 'What is wrong, and what is allowed.' })
  message!: string;

  @Access(Scope.CHILDREN_WRITE, Scope.FAMILIES_WRITE)
  @Field(() => String, { description: 'Stable code, as in `extensions.code` of an error.' })
  code!: string;

  @Access(Scope.CHILDREN_WRITE, Scope.FAMILIES_WRITE)
  @Field(() => [String], { nullable: true, description: 'The input that is wrong, e.g. `["input", "3", "heightCm"]`.' })
  inputPath!: string[] | null;
}

/** Why a row was refused. An internal error is logged, and the caller only learns that there was one. */
export function rowError(error: unknown, index: number, logger: Logger): RowError {
  if (!(error instanceof HubError)) {
    logger.error({ error: describeFault(error) }, 'internal error');
    return { message: 'Internal error', code: 'INTERNAL_SERVER_ERROR', inputPath: null };
  }
  const [argument = 'input', ...path] = error.inputPath ?? [];
  const inputPath = [argument, index, ...path].map(String);
  return { message: error.message.replace(/^input/, `input.${index}`), code: error.code, inputPath };
}
