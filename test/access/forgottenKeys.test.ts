import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { registerChild, recordMeasurement, registerFamily } from '../../src/children/index.ts';
import { addFamilyMember, Sex } from '../../src/families/index.ts';
import { erasePerson } from '../../src/privacy/erasePerson.ts';
import { sweepRetention } from '../../src/privacy/sweepRetention.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';

onEachDatabase((kind) => {
  let test: TestHub;
  beforeAll(async () => (test = await openTestHub(kind)));
  afterAll(() => test.close());

  const keys = () =>
    test.hub.store.read<{ key: string; record_id: string | null; input_hash: unknown }>(
      'test',
      'select key, record_id, input_hash from client_key order by key',
    );
  const caller = { viewer: localAdministrator, operation: null, requestId: null };

  it('a call whose record was pseudonymised on request or by time stores nothing anew, and its key is there no more', async () => {
    const { store, areas, hooks } = test.hub;
    const operation = { store, areas, hooks, viewer: localAdministrator, today };
    const family = await registerFamily({ villageCode: '33.26.01.2001', head: { name: 'Ayah Lupa', sex: Sex.MALE } }, operation);
    const inputs = [1, 2].map((n) => ({
      familyId: family.id,
      name: `Anak Lupa ${n}`,
      sex: Sex.FEMALE,
      bornOn: `2024-0${n}-15`,
      clientKey: `kunci anak ${n}`,
    }));
    const children = await Promise.all(inputs.map((input) => registerChild(input, operation)));
    const measured = { childId: children[0]?.id ?? '', measuredOn: '2026-06-01', weightKg: 11, heightCm: 85, clientKey: 'kunci ukur' };
    await recordMeasurement(measured, operation);
    const member = { name: 'Paman Lupa', sex: Sex.MALE, clientKey: 'kunci paman' };
    const uncle = await addFamilyMember(family.id, member, operation);

    await erasePerson(store, { personId: children[0]?.id ?? '', reason: 'asked', caller });
    await sweepRetention(store, { today: '2036-06-15', years: 5 });
    await erasePerson(store, { personId: uncle.id, reason: 'asked', caller });
    const stored = await keys();
    expect(stored).toHaveLength(4);
    expect(
      stored.every(({ key, record_id, input_hash }) => /^forgotten [0-9a-f]{64}$/.test(key) && record_id === null && input_hash === null),
    ).toBe(true);
    const counts = () =>
      store.read('test', 'select (select count(*)::int from person) as persons, (select count(*)::int from measurement) as measurements');
    const before = await counts();
    const conflict = { code: 'CONFLICT', inputPath: ['input', 'clientKey'] };
    for (const input of inputs) await expect(registerChild(input, operation)).rejects.toMatchObject(conflict);
    await expect(recordMeasurement(measured, operation)).rejects.toMatchObject(conflict);
    await expect(addFamilyMember(family.id, member, operation)).rejects.toMatchObject(conflict);
    expect(await counts()).toEqual(before);
  });
});
