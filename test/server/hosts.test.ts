import { describe, expect, test } from 'vitest';
import { isLoopback } from '../../src/base/loopback.ts';
import { networkOf } from '../../src/server/limits/networkOf.ts';
import { hostCheck } from '../../src/server/transport/allowedHost.ts';
import { sameOrigin } from '../../src/server/transport/sameOrigin.ts';

const thisMachine = ['localhost', '127.0.0.1', '127.0.0.2', '127.255.255.254', '::1', '::ffff:127.0.0.1'];
const others = ['hub.example', '127.0.0.1.example', '127.example', '0.0.0.0', '::', '128.0.0.1', '::ffff:10.0.0.1', '::2', ''];
const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host);

describe.each(thisMachine)('%s is this machine', (host) => {
  test('as an address and as a URL has it', () => {
    expect(isLoopback(host)).toBe(true);
    expect(isLoopback(new URL(`http://${inUrl(host)}:4000`).hostname)).toBe(true);
  });

  test('as what a server listens on, and as the Host that it is asked by', () => {
    expect(hostCheck(host)('rebound.example')).toBe(false);
    expect(hostCheck('127.0.0.1')(`${inUrl(host)}:4000`)).toBe(true);
    expect(hostCheck('0.0.0.0', ['hub.example'])(inUrl(host))).toBe(true);
  });

  test('as the origin of a page of a server that is there', () => {
    expect(sameOrigin({ origin: `http://${inUrl(host)}:5173`, host: '127.0.0.1:4000' })).toBe(true);
    expect(sameOrigin({ origin: `http://${inUrl(host)}:5173`, host: 'hub.example' })).toBe(false);
  });
});

test.each(others)('%j is not this machine', (host) => {
  expect(isLoopback(host)).toBe(false);
  expect(hostCheck('127.0.0.1')(host === '' ? undefined : inUrl(host))).toBe(false);
});

test('A server that others reach answers any name until it is told its names', () => {
  expect(hostCheck('0.0.0.0')('hub.example')).toBe(true);
  expect(hostCheck('0.0.0.0', ['Hub.example'])('hub.example:443')).toBe(true);
  expect(hostCheck('0.0.0.0', ['hub.example'])('rebound.example')).toBe(false);
  expect(hostCheck('0.0.0.0', ['hub.example'])('not a host')).toBe(false);
});

test('A client is told by its address, or by the /64 that it has of IPv6', () => {
  expect(networkOf('10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('2001:db8:0:1::5')).toBe(networkOf('2001:db8:0:1:ffff::'));
  expect(networkOf('2001:db8:0:1::5')).not.toBe(networkOf('2001:db8:0:2::5'));
  expect(networkOf('')).toBe('');
});
