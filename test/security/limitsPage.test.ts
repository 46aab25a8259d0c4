import { readFileSync } from 'node:fs';
import { getNamedType, isCompositeType, isListType, isNonNullType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { costBudgets } from '../../src/access/costBudgets.ts';
import { readConfig, type SettingName } from '../../src/hub/config.ts';
import type { CostExtensions } from '../../src/cost/cost.ts';
import { ClientConnections } from '../../src/server/limits/connectionLimits.ts';
import { RateLimiter } from '../../src/server/limits/RateLimiter.ts';
import { defaultDocumentLimits as limits } from '../../src/server/document/documentLimits.ts';
import { Rates } from '../../src/server/limits/Rates.ts';

const page = readFileSync('docs/limits.md', 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const written = (value: number) => value.toLocaleString('en');

it('The page tells every limit of documents as it is', () => {
  const told = Object.fromEntries<string | undefined>(
    rows
      .filter((row) => (row[2] ?? '').startsWith('`MAX_'))
      .map(([, limit, code = '']): [string, string | undefined] => [code.replaceAll('`', ''), limit]),
  );
  expect(told).toEqual({
    MAX_TOKENS_LIMIT: written(limits.tokens),
    MAX_NESTING_LIMIT: written(limits.nesting),
    MAX_FRAGMENTS_LIMIT: written(limits.fragments),
    MAX_SELECTIONS_LIMIT: written(limits.selections),
    MAX_DEPTH_LIMIT: written(limits.depth),
    MAX_ALIASES_LIMIT: written(limits.aliases),
    MAX_ROOT_FIELDS_LIMIT: written(limits.rootFields),
    MAX_DUPLICATES_LIMIT: written(limits.duplicates),
    MAX_DIRECTIVES_LIMIT: `${limits.directivesPerPlace}, ${limits.directives}`,
    // graphql-js's own rule: the third list is refused.
    MAX_INTROSPECTION_DEPTH_LIMIT: '2',
  });
});

it('The page tells the budget of every role as it is', () => {
  const told = Object.fromEntries<string | undefined>(
    rows.filter(([role = '']) => role in costBudgets).map(([role = '', budget]): [string, string | undefined] => [role, budget]),
  );
  expect(told).toEqual(Object.fromEntries(Object.entries(costBudgets).map(([role, budget]) => [role, written(budget)])));
});

it('The page tells the default of every setting that it names in a table', () => {
  const defaults = readConfig({});
  const told = rows
    .filter((row) => (row[1] ?? '').startsWith('`HUB_'))
    .map(([, name = '', value]) => [name.replaceAll('`', ''), value] as const);
  expect(told.length).toBeGreaterThan(5);
  for (const [name, value] of told) expect(value, name).toBe(written(Number(defaults[name as SettingName])));
});

it('Every list of objects says how long it may be', () => {
  const unsized = Object.values(buildHubSchema().getTypeMap()).flatMap((type) => {
    // The lists of a connection have the size of the field that it is the answer of.
    if (!isObjectType(type) || type.name.startsWith('__') || type.name.endsWith('Connection')) return [];
    return Object.values(type.getFields())
      .filter(
        (field) => isListType(isNonNullType(field.type) ? field.type.ofType : field.type) && isCompositeType(getNamedType(field.type)),
      )
      .filter(({ extensions }) => (extensions as CostExtensions).listSize === undefined)
      .map(({ name }) => `${type.name}.${name}`);
  });
  expect(unsized).toEqual([]);
});

it('A quota fills up steadily', () => {
  let now = 0;
  const limiter = new RateLimiter(60, () => now);
  expect(limiter.take('a', 60)).toMatchObject({ allowed: true, remaining: 0, resetSeconds: 60 });
  expect(limiter.take('a')).toMatchObject({ allowed: false, retrySeconds: 1 });
  expect(limiter.take('b')).toMatchObject({ allowed: true, remaining: 59 });
  now = 10_000;
  expect(limiter.take('a', 11)).toMatchObject({ allowed: false, remaining: 10, retrySeconds: 1 });
  expect(limiter.take('a', 10)).toMatchObject({ allowed: true, remaining: 0 });
  now = 1_000_000;
  expect(limiter.take('a')).toMatchObject({ remaining: 59 });
});

it('A client with many IPv6 addresses of one network is one client', () => {
  const allowed = (rates: Rates, address: string) => rates.takeAddress(address)[0]?.allowed;
  const rates = new Rates({ perAddress: 1 });
  expect([
    allowed(rates, '2001:db8::1'),
    allowed(rates, '2001:db8:0:0:ffff::2'),
    allowed(rates, '2001:db8:0:1::1'),
    allowed(rates, '::ffff:10.0.0.1'),
    allowed(rates, '::ffff:10.0.0.2'),
  ]).toEqual([true, false, true, true, true]);
  const connections = new ClientConnections(1);
  const admitted = ['2001:db8::1', '2001:db8::2', '2001:db8:0:1::1'].map((address) => connections.admit(address) !== null);
  expect(admitted).toEqual([true, false, true]);
});
