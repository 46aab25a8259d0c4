import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { addManyChildren, moveChildren } from '../support/manyChildren.ts';
import { serveBothShapes, type BothShapes } from './federatedHub.ts';

describe('A file that a gateway writes beside changes', () => {
  let shapes: BothShapes;
  let url: string;
  /** Runs before each page. */
  let between: () => Promise<unknown> = () => Promise.resolve();

  beforeAll(async () => {
    shapes = await serveBothShapes({
      fill: addManyChildren,
    });
    const authenticate = async () => {
      await between();
      return { viewer: localAdministrator };
    };
    url = `${(await shapes.serveGateway({ authenticator: { authenticate } })).url}/graphql`;
  });
  afterAll(() => shapes.close());

  async function childrenBy(field: string): Promise<string[]> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/csv' },
      body: JSON.stringify({ query: `{ children(orderBy: { field: ${field}, direction: DESC }) { nodes { id village { name } } } }` }),
    });
    const [header, ...rows]: string[][] = parse(await answer.text());
    expect(header).toEqual(['id', 'village.name']);
    return rows.map(([id = '']) => id);
  }

  it('has no child twice', async () => {
    between = () => moveChildren(shapes.hub.store, 'last_measured_on');
    for (let file = 0; file < 3; file++) {
      const ids = await childrenBy('LAST_MEASURED_ON');
      expect(ids.length).toBeGreaterThan(1_000);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('has each child once in an order that no everyday change moves', async () => {
    between = () => moveChildren(shapes.hub.store, 'last_measured_on');
    const stored = await shapes.hub.store.read<{ id: string }>('test', `select 'Child_' || id as id from child order by child.id desc`);
    expect(await childrenBy('ID')).toEqual(stored.map(({ id }) => id));
  });
});
