import { expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { startServer } from '../../src/server/transport/startServer.ts';
import { addManyChildren } from '../support/manyChildren.ts';
import { openTestHub, silent } from '../support/testHub.ts';

it('A file of nearly 500,000 children takes less than 100 MB of heap beside what the hub has', async () => {
  const test = await openTestHub('postgresql');
  await addManyChildren(test.hub.store, 499_900);
  const server = await startServer({
    schema: buildHubSchema(),
    host: '127.0.0.1',
    port: 0,
    logger: silent,
    makeContext: () => new HubContext(test.hub, { ...localAdministrator, areas: ['33.26'] }),
  });
  const file = async (query: string) => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/csv' },
      body: JSON.stringify({ query }),
    });
    let [lines, highest] = [0, 0];
    for await (const piece of answer.body ?? []) {
      lines += Buffer.from(piece).filter((byte) => byte === 10).length;
      highest = Math.max(highest, process.memoryUsage().heapUsed + process.memoryUsage().external);
    }
    return { lines, highest };
  };
  // What is made once is there afterwards.
  const small = await file('{ children(filter: { stunted: true }) { nodes { id } } }');
  const whole = await file('{ children(orderBy: { field: LAST_MEASURED_ON, direction: DESC }) { nodes { id } } }');
  console.log(
    `heap and buffers: ${Math.round(small.highest / 1e6)} MB with a small file, ${Math.round(whole.highest / 1e6)} MB with ${whole.lines.toLocaleString('en')} lines`,
  );
  expect(whole.lines).toBe(499_900 + 18 + 1);
  expect(whole.highest - small.highest).toBeLessThan(100e6);
  await server.close();
  await test.close();
});
