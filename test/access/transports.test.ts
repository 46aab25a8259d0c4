import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueRevocation } from '../../src/access/authentication/pendingRevocations.ts';
import { revokeTokens } from '../../src/access/authentication/Revocations.ts';
import { Role, type Grant } from '../../src/access/viewer.ts';
import { rawSocket } from '../server/rawSocket.ts';
import { readEvents } from '../server/readEvents.ts';
import { ask } from '../support/ask.ts';
import { onEachDatabase } from '../support/databases.ts';
import { bearing, serveAuthenticated, type AuthenticatedHub } from './authenticatedHub.ts';

const whoAmI = '{ viewer { id role } }';
const alerts = 'subscription { stuntingAlerts { cursor } }';
const administrator = (id: string): Grant => ({ id, role: Role.ADMINISTRATOR, areas: null });
const bad = 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl';
/** In hours: long enough to subscribe, short enough to be waited for. */
const aMoment = 2 / 3_600;

onEachDatabase((kind) => {
  let hub: AuthenticatedHub;
  beforeAll(async () => {
    hub = await serveAuthenticated(kind);
  });
  afterAll(() => hub.close());

  const stream = (query: string, headers: Record<string, string>) =>
    fetch(`${hub.url}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query }),
    });

  async function viewerOverSocket(parameters?: Record<string, unknown>): Promise<unknown> {
    const socket = await rawSocket(hub.url).introduced(parameters);
    socket.send({ id: '1', type: 'subscribe', payload: { query: whoAmI } });
    return ((await socket.next()) as { payload: { data: { viewer: unknown } } }).payload.data.viewer;
  }

  /** A subscription that is under way, and what its connection will be closed with. */
  async function subscribed(token: string) {
    const socket = await rawSocket(hub.url).introduced(bearing(token));
    const open = hub.hub.alerts.size;
    socket.send({ id: '1', type: 'subscribe', payload: { query: alerts } });
    await expect.poll(() => hub.hub.alerts.size).toBe(open + 1);
    return socket;
  }

  async function streaming(token: string) {
    const open = hub.hub.alerts.size;
    const events = readEvents(await stream(alerts, bearing(token)));
    await expect.poll(() => hub.hub.alerts.size).toBe(open + 1);
    return events;
  }

  describe('Over WebSocket', () => {
    it('a token in the connection parameters says who asks, in whatever case its name is; none is anonymous', async () => {
      const token = await hub.localToken(administrator('somebody'));
      expect(await viewerOverSocket(bearing(token))).toEqual({ id: 'somebody', role: 'ADMINISTRATOR' });
      expect(await viewerOverSocket({ Authorization: `bearer ${token}` })).toEqual({ id: 'somebody', role: 'ADMINISTRATOR' });
      expect(await viewerOverSocket({})).toEqual({ id: 'anonymous', role: 'ANONYMOUS' });
      expect(await viewerOverSocket()).toEqual({ id: 'anonymous', role: 'ANONYMOUS' });
    });

    it.each<[string, Record<string, unknown>, number, string]>([
      ['a bad token', bearing(bad), 4401, 'The access token has an invalid signature'],
      ['what is no text', { authorization: { token: 'x' } }, 4401, 'authorization: not a text; allowed: a text'],
    ])('%s is refused before anything is answered, and clients do not come back', async (_what, payload, code, reason) => {
      const socket = rawSocket(hub.url);
      await socket.opened;
      socket.send({ type: 'connection_init', payload });
      expect(await socket.closed).toEqual({ code, reason });
    });

    it('a purpose that is none is refused', async () => {
      const socket = rawSocket(hub.url);
      await socket.opened;
      socket.send({
        type: 'connection_init',
        payload: { ...bearing(await hub.localToken(administrator('somebody'))), 'hub-purpose': 'a\nb' },
      });
      expect((await socket.closed).code).toBe(4400);
    });

    it('a connection is closed with 4403 when its token ends, and the token is refused from then on', async () => {
      const token = await hub.localToken(administrator('short'), aMoment);
      const [busy, idle] = [await subscribed(token), await rawSocket(hub.url).introduced(bearing(token))];
      expect((await busy.closed).code).toBe(4403);
      expect((await idle.closed).code).toBe(4403);
      await expect.poll(() => hub.hub.alerts.size).toBe(0);
      const again = rawSocket(hub.url);
      await again.opened;
      again.send({ type: 'connection_init', payload: bearing(token) });
      expect(await again.closed).toEqual({ code: 4401, reason: 'The access token has expired' });
    });
  });

  describe('As server-sent events', () => {
    it('a token in the headers says who asks', async () => {
      const events = readEvents(await stream(whoAmI, bearing(await hub.localToken(administrator('somebody')))));
      expect((await events.next())?.data).toEqual({ data: { viewer: { id: 'somebody', role: 'ADMINISTRATOR' } } });
    });

    it('a bad token gets a status and no stream', async () => {
      const response = await stream(alerts, bearing(bad));
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'INVALID' } }] });
    });

    it('a stream ends when its token does, without being complete', async () => {
      const token = await hub.localToken(administrator('short'), aMoment);
      const events = await streaming(token);
      expect(await events.next()).toBeUndefined();
      expect((await stream(alerts, bearing(token))).status).toBe(401);
    });
  });

  describe('A file', () => {
    it('is refused to a bad token', async () => {
      const response = await fetch(hub.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/csv', ...bearing(bad) },
        body: JSON.stringify({ query: '{ villages { nodes { name } } }' }),
      });
      expect(response.status).toBe(401);
    });
  });

  describe('The tokens of a subject that are revoked', () => {
    const revoke = (subject: string) => revokeTokens(hub.hub.store, { subject, revokedBefore: new Date() });

    it('are refused, on open connections too; those of others and those made afterwards are not', async () => {
      const [token, other] = [await hub.localToken(administrator('mallory')), await hub.localToken(administrator('alice'))];
      const [socket, events, others] = [await subscribed(token), await streaming(token), await subscribed(other)];
      await revoke('mallory');
      expect((await socket.closed).code).toBe(4403);
      expect(await events.next()).toBeUndefined();
      await expect.poll(() => hub.hub.alerts.size).toBe(1);

      const { status, errors } = await ask(hub.url, whoAmI, undefined, bearing(token));
      expect({ status, errors }).toEqual({
        status: 401,
        errors: [
          { message: 'The access token has been revoked; sign in again', extensions: { code: 'UNAUTHENTICATED', reason: 'REVOKED' } },
        ],
      });
      expect((await ask(hub.url, whoAmI, undefined, bearing(other))).data).toEqual({ viewer: { id: 'alice', role: 'ADMINISTRATOR' } });
      const later = await hub.localToken(administrator('mallory'));
      expect((await ask(hub.url, whoAmI, undefined, bearing(later))).data).toEqual({ viewer: { id: 'mallory', role: 'ADMINISTRATOR' } });
      others.terminate();
      await expect.poll(() => hub.hub.alerts.size).toBe(0);
    });

    it('stay so when an earlier revocation comes late', async () => {
      const token = await hub.localToken(administrator('trudy'));
      await revoke('trudy');
      await revokeTokens(hub.hub.store, { subject: 'trudy', revokedBefore: new Date(0) });
      await expect
        .poll(async () => (await ask(hub.url, whoAmI, undefined, bearing(token))).errors?.[0]?.extensions.reason, { timeout: 10_000 })
        .toBe('REVOKED');
    });

    if (kind === 'embedded')
      it('may be left in the data folder, for the hub to take', async () => {
        const token = await hub.localToken(administrator('left'));
        queueRevocation(hub.dataFolder, { subject: 'left', revokedBefore: new Date() });
        await expect
          .poll(async () => (await ask(hub.url, whoAmI, undefined, bearing(token))).errors?.[0]?.extensions.reason, { timeout: 10_000 })
          .toBe('REVOKED');
        expect(await hub.hub.store.read('test', "select subject from token_revocation where subject = 'left'")).toHaveLength(1);
      });
  });
});
