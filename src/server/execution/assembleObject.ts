import { bytesOfValue, type AnswerSize } from './AnswerSize.ts';
import type { FieldErrors } from './FieldErrors.ts';
import { isPromise } from './isPromise.ts';
import type { ResponsePath } from './ResponsePath.ts';

/** What every field of one execution shares. */
export interface Run {
  readonly rootValue: unknown;
  readonly context: unknown;
  readonly variables: Record<string, unknown>;
  readonly errors: FieldErrors;
  /** Counts the contents of the answer, and tells when to stop. */
  readonly size: AnswerSize;
  /** The argument values of fields that were executed: they are the same at every response position of a field. */
  readonly args: Map<object, Readonly<Record<string, unknown>>>;
}

/** Gives the value, or a promise of the value, of one field of `source`; throws what makes the parent null. */
export type FieldRun = (run: Run, source: unknown, parentPath: ResponsePath | undefined) => unknown;

/** Gives the response object of `source`, or a promise of it. */
export type ObjectRun = (run: Run, source: unknown, path: ResponsePath | undefined) => unknown;

/** One member of a response object. */
export type Member =
  | { readonly responseName: string; readonly constant: string }
  | {
      readonly responseName: string;
      readonly run: FieldRun;
      /** Set when the field is a plain property: a value `x` of it that meets the condition is the response value. */
      readonly property?: { readonly name: string; readonly condition: string; readonly nullable: boolean };
    };

/**
 * Generates the function that makes response objects with the given members.
 *
 * Generated code, because it is what makes the compiled operation fast: every response object comes from an object literal, so that V8
 * gives it one hidden class, and every property has its own access site. Of the request, only response names and field names get into the
 * code, as string literals.
 */
export function assembleObject(members: readonly Member[]): ObjectRun {
  const body = `
    'use strict';
    return function assemble(run, source, path) {
      if (run.size.refusal !== undefined) return {};
      const plain = typeof source === 'object' && source !== null;
      let bytes = ${bytesOfNames(members)};
      let pending, x${members.map((_, index) => `, v${index}`).join('')};
      try {
        ${members.map(readMember).join('\n        ')}
      } catch (error) {
        if (pending !== undefined) return abandon([${members.map((_, index) => `v${index}`).join(', ')}], error);
        throw error;
      }
      run.size.addObject(bytes);
      const result = { ${members.map(writeMember).join(', ')} };
      return pending === undefined ? result : settle(result, pending);
    };`;
  const runs = members.map((member) => ('run' in member ? member.run : undefined));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- one hidden class for each shape; names get in as string literals alone
  const make = new Function('runs', 'isPromise', 'settle', 'abandon', body) as (
    ...parts: [typeof runs, typeof isPromise, typeof settle, typeof abandon]
  ) => ObjectRun;
  return make(runs, isPromise, settle, abandon);
}

/** The bytes of an object's names. */
function bytesOfNames(members: readonly Member[]): number {
  return members.reduce((sum, { responseName }) => sum + responseName.length + bytesOfValue, 2);
}

function readMember(member: Member, index: number): string {
  if ('constant' in member) return `v${index} = ${JSON.stringify(member.constant)};`;
  const promised = `(pending ??= []).push(${JSON.stringify(member.responseName)})`;
  const full = `{ v${index} = runs[${index}](run, source, path); if (isPromise(v${index})) ${promised}; }`;
  if (member.property === undefined) return full;
  const { name, condition, nullable } = member.property;
  // A getter may throw: the full run reads it again and reports the error where it belongs.
  return [
    `try { x = plain ? source[${JSON.stringify(name)}] : undefined; } catch { x = undefined; }`,
    `if (${condition}) { v${index} = x; if (typeof x === 'string') bytes += x.length; }`,
    nullable ? `else if (x === null) v${index} = null;` : '',
    `else ${full}`,
  ].join(' ');
}

function writeMember({ responseName }: Member, index: number): string {
  // In an object literal "__proto__" as it stands would set the prototype; computed, it is a member like any other.
  return responseName === '__proto__' ? `["__proto__"]: v${index}` : `${JSON.stringify(responseName)}: v${index}`;
}

/**
 * The same object once its promised members have arrived. It settles in the same order as graphql-js, so that of several errors below one
 * null the same ones are reported.
 */
function settle(result: Record<string, unknown>, pending: readonly [string, ...string[]]): Promise<Record<string, unknown>> {
  const [first] = pending;
  // One promise is the usual case, and Promise.all costs more than it.
  const arrived =
    pending.length === 1 ? Promise.resolve(result[first]).then((value) => [value]) : Promise.all(pending.map((name) => result[name]));
  return arrived.then((values) => {
    pending.forEach((name, index) => (result[name] = values[index]));
    return result;
  });
}

/** Waits for the members that were already started, so that no rejection is unhandled, then throws. */
async function abandon(started: readonly unknown[], error: unknown): Promise<never> {
  await Promise.all(started).catch(() => undefined);
  throw error;
}
