import { createHash } from 'node:crypto';
import type { KeySource } from '../../src/store/nik/keySource.ts';
import { NikVault } from '../../src/store/nik/NikVault.ts';

/** The master key of all tests' databases, as HUB_KEY has it: a hub in another process opens them too. */
export const testKey = createHash('sha256').update('a key for tests').digest('base64');

/** The keys of a test's store. */
export function testVault(...keys: string[]): NikVault {
  const source: KeySource = {
    description: 'the test',
    read: () => (keys.length > 0 ? keys : [testKey]).map((key) => Buffer.from(key, 'base64')),
  };
  return new NikVault(source);
}
