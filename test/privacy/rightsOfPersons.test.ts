import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/access/audit/verifyChain.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { rebuildRollup } from '../../src/indicators/index.ts';
import { erasePerson } from '../../src/privacy/erasePerson.ts';
import { exportPerson } from '../../src/privacy/exportPerson.ts';
import { sweepRetention } from '../../src/privacy/sweepRetention.ts';
import { unusedNik, villages } from '../families/support.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onEachDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

/** The administrator, by an operation. */
const caller = (operation: string) => ({ viewer: localAdministrator, operation, requestId: null });

onEachDatabase((kind) => {
  let served: ServedHub;
  let made = 0;

  beforeAll(async () => {
    served = await serveTestHub(kind);
  });
  afterAll(() => served.close());

  const read = <Row>(sql: string, params: unknown[] = []) => served.hub.store.read<Row>('test', sql, params);
  const everything = async (): Promise<string> => {
    const tables = await read<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const texts = await Promise.all(tables.map(({ name }) => read<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t`)));
    return texts
      .flat()
      .map(({ row }) => row)
      .join('\n');
  };
  const rollup = async () => {
    const tables = ['indicator_child', 'indicator_month', 'indicator_family', 'indicator_family_month'];
    return Promise.all(tables.map((name) => read(`select to_jsonb(t) as row from ${name} t order by t::text`)));
  };

  /** A child of whom something stands in every place, with words that must not stay anywhere. */
  async function childWithHistory(bornOn: string) {
    const n = ++made;
    const words = Object.fromEntries(
      ['name', 'reason', 'note', 'service', 'key', 'revision', 'resolution', 'ending', 'moving'].map((what) => [
        what,
        `Sekar ${what} ${kind} ${n}`,
      ]),
    ) as Record<string, string>;
    const nik = unusedNik();
    const run = <Data>(query: string, variables: Record<string, unknown>) => dataOf<Data>(served.url, query, variables);
    const { registerFamily: family } = await run<{ registerFamily: { id: string } }>(
      'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id } }',
      {
        input: {
          villageCode: villages.home,
          welfareDecile: 2,
          head: { name: `Ayah Sekar ${n}`, sex: 'MALE', bornOn: '1990-01-01' },
          members: [{ name: `Ibu Sekar ${n}`, sex: 'FEMALE', relation: 'SPOUSE', bornOn: '1995-03-20', pregnantDueOn: '2026-08-20' }],
          clientKey: `${words.key} f`,
        },
      },
    );
    const { registerChild: child } = await run<{ registerChild: { id: string } }>(
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      {
        input: { familyId: family.id, name: words.name, sex: 'MALE', bornOn, nik, clientKey: `${words.key} c` },
      },
    );
    const person = child.id.replace('Child_', 'Person_');
    await run('mutation ($id: ID!, $n: String) { changeFamilyMember(id: $id, input: { name: $n }) { id } }', {
      id: person,
      n: `${words.name} Baru`,
    });
    const measure = (measuredOn: string, heightCm: number, clientKey: string) =>
      run<{ recordMeasurement: { id: string } }>('mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }', {
        input: { childId: child.id, measuredOn, weightKg: 9, heightCm, clientKey },
      });
    await measure('2026-05-12', 74, `${words.key} m1`);
    const { recordMeasurement: last } = await measure('2026-06-10', 74.5, `${words.key} m2`);
    await run(
      'mutation ($id: ID!, $r: String!) { correctMeasurement(id: $id, input: { measuredOn: "2026-06-10", weightKg: 9.1, heightCm: 74.5, reason: $r }) { id } }',
      { id: last.id, r: words.revision },
    );
    const { node } = await run<{ node: { stuntingCase: { id: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Child { stuntingCase { id } } } }',
      { id: child.id },
    );
    await run('mutation ($id: ID!, $n: String) { triageStuntingCase(id: $id, causes: [POVERTY], note: $n) { id } }', {
      id: node.stuntingCase.id,
      n: words.note,
    });
    await run('mutation ($input: RecordInterventionInput!) { recordIntervention(input: $input) { id } }', {
      input: {
        caseId: node.stuntingCase.id,
        kind: 'REFERRAL_SERVICE',
        service: words.service,
        providedOn: '2026-06-12',
        note: `${words.note} i`,
        clientKey: `${words.key} i`,
      },
    });
    const { alerts } = await run<{ alerts: { nodes: { id: string; child: { id: string } | null }[] } }>(
      '{ alerts(first: 500) { nodes { id child { id } } } }',
      {},
    );
    const alert = alerts.nodes.find((each) => each.child?.id === child.id);
    await run('mutation ($id: ID!, $n: String) { resolveAlert(id: $id, note: $n) { id } }', { id: alert?.id, n: words.resolution });
    await run('mutation ($id: ID!, $r: String) { changeFamily(id: $id, input: { rt: "9", reason: $r }) { id } }', {
      id: family.id,
      r: words.reason,
    });
    return { id: child.id, key: child.id.replace('Child_', ''), family: family.id, person, nik, words };
  }

  describe('Erasing a person', () => {
    it('leaves no word of the person in any table, and every figure as it was', async () => {
      const child = await childWithHistory('2024-06-17');
      const [before, sums] = [
        await rollup(),
        await read('select measured_on, haz, waz, whz, stunted, weight_trend from measurement where child_id = $1 order by id', [
          child.key,
        ]),
      ];
      const text = await everything();
      // All of them are there to be removed.
      for (const word of ['name', 'reason', 'note', 'service', 'key', 'revision', 'resolution'])
        expect(text, word).toContain(child.words[word]);

      expect(await erasePerson(served.hub.store, { personId: child.key, reason: 'asked by the parents', caller: caller('test') })).toBe(
        true,
      );
      const after = await everything();
      for (const word of Object.values(child.words)) expect(after).not.toContain(word);
      expect(await read('select nik_sealed, nik_hash, nik_mask from person where id = $1', [child.key])).toEqual([
        { nik_sealed: null, nik_hash: null, nik_mask: null },
      ]);

      expect(await rollup()).toEqual(before);
      await rebuildRollup(served.hub.store, 'Asia/Jakarta');
      expect(await rollup()).toEqual(before);
      expect(
        await read('select measured_on, haz, waz, whz, stunted, weight_trend from measurement where child_id = $1 order by id', [
          child.key,
        ]),
      ).toEqual(sums);
      // Measured on the 10th and the 12th, the child may have been born on any later day.
      expect(
        await read(
          'select c.born_on, p.born_on as person, min(m.measured_on - m.age_in_days) as by_age from child c join person p using (id) join measurement m on m.child_id = c.id where c.id = $1 group by 1, 2',
          [child.key],
        ),
      ).toEqual([{ born_on: '2024-06-15', person: '2024-06-15', by_age: '2024-06-15' }]);
    });

    it('is recorded with its reason, keeps the audit log whole, and is done once', async () => {
      const child = await childWithHistory('2024-05-03');
      const erase = () =>
        erasePerson(served.hub.store, { personId: child.key, reason: `request 12, NIK ${child.nik}`, caller: caller('erase test') });
      expect([await erase(), await erase()]).toEqual([true, false]);
      await served.hub.audit.flush();
      expect((await verifyChain(served.hub.store)).fault).toBeNull();
      const entries = await read<{ purpose: string }>(
        `select purpose from audit_entry e join audit_people p on p.id = e.people where operation = 'erase test' and person_ids @> array[$1::uuid] and action = 'WRITE'`,
        [child.key],
      );
      // A NIK gets into no log, whoever writes it there.
      expect(entries.map(({ purpose }) => purpose)).toEqual(['request 12, NIK (number)', 'request 12, NIK (number)']);
      expect(await everything()).not.toContain(child.nik);
    });

    it('leaves no exact date of an entry of the person that was merged into another', async () => {
      const child = await childWithHistory('2024-04-11');
      const run = <Data>(query: string, variables: Record<string, unknown>) => dataOf<Data>(served.url, query, variables);
      const { registerFamily: twice } = await run<{ registerFamily: { id: string; members: { id: string; relation: string }[] } }>(
        'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id members { id relation } } }',
        {
          input: {
            villageCode: villages.home,
            head: { name: `Ayah Sekar ${made}`, sex: 'MALE', bornOn: '1990-01-01' },
            members: [{ name: `${child.words.name ?? ''} Baru`, sex: 'MALE', relation: 'CHILD', bornOn: '2024-04-12' }],
          },
        },
      );
      const entry = twice.members.find(({ relation }) => relation === 'CHILD');
      await run('mutation ($id: ID!) { changeFamilyMember(id: $id, input: { bornOn: "2024-04-11" }) { id } }', { id: entry?.id });
      await run('mutation ($keep: ID!, $merge: ID!) { mergeFamilies(keepId: $keep, mergeId: $merge, reason: "twice") { id } }', {
        keep: child.family,
        merge: twice.id,
      });
      const told = () =>
        read<{ told: string }>(`select fields::text as told from family_change where person_id = $1 and fields::text like '%2024-04-1%'`, [
          entry?.id.replace('Person_', ''),
        ]);
      expect(await told()).toHaveLength(1);
      await erasePerson(served.hub.store, { personId: child.key, reason: 'asked', caller: caller('test') });
      expect(await told()).toEqual([]);
    });

    it('is for good: nobody gives the record another name, and the NIK is free for who has it', async () => {
      const child = await childWithHistory('2024-04-09');
      await erasePerson(served.hub.store, { personId: child.key, reason: 'asked', caller: caller('test') });
      const { errors } = await ask(served.url, 'mutation ($id: ID!) { changeFamilyMember(id: $id, input: { name: "Kembali" }) { id } }', {
        id: child.person,
      });
      expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
      const again = await ask(
        served.url,
        'mutation ($id: ID!, $nik: NIK) { addFamilyMember(familyId: $id, input: { name: "Sekar Lagi", sex: MALE, nik: $nik }) { id } }',
        { id: child.family, nik: child.nik },
      );
      expect(again.errors).toBeUndefined();
    });

    it('takes the words about somebody who was removed before out of the history, of the families left too, and is done once', async () => {
      const n = ++made;
      const run = <Data>(query: string, variables: Record<string, unknown>) => dataOf<Data>(served.url, query, variables);
      const word = (what: string) => `Surti ${what} ${kind} ${n}`;
      interface Members {
        members: { id: string; relation: string }[];
      }
      const { registerFamily: old } = await run<{ registerFamily: { id: string } & Members }>(
        'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id members { id relation } } }',
        {
          input: {
            villageCode: villages.home,
            head: { name: word('head'), sex: 'MALE', bornOn: '1960-01-01' },
            members: [
              { name: word('heir'), sex: 'MALE', relation: 'CHILD', bornOn: '1990-05-05' },
              { name: word('name'), sex: 'FEMALE', relation: 'OTHER', bornOn: '1991-07-23' },
            ],
          },
        },
      );
      const [heir, person] = ['CHILD', 'OTHER'].map((relation) => old.members.find((member) => member.relation === relation)?.id ?? '');
      await run('mutation ($id: ID!, $r: String) { changeFamily(id: $id, input: { rt: "3", reason: $r }) { id } }', {
        id: old.id,
        r: word('house'),
      });
      await run('mutation ($id: ID!) { changeFamilyMember(id: $id, input: { bornOn: "1991-07-24" }) { id } }', { id: person });
      await run('mutation ($id: ID!, $input: SplitFamilyInput!) { splitFamily(id: $id, input: $input) { id } }', {
        id: old.id,
        input: {
          members: [
            { personId: heir, relation: 'HEAD' },
            { personId: person, relation: 'OTHER' },
          ],
          reason: word('split'),
          clientKey: word('key'),
        },
      });
      const { removeFamilyMember: left } = await run<{
        removeFamilyMember: { history: { nodes: { kind: string; person: unknown; personId: string | null }[] } };
      }>(
        'mutation ($id: ID!, $n: String) { removeFamilyMember(id: $id, removal: MOVED_AWAY, note: $n) { history { nodes { kind person { id } personId } } } }',
        { id: person, n: word('note') },
      );
      // The history tells by which id.
      expect(left.history.nodes[0]).toEqual({ kind: 'MEMBER_REMOVED', person: null, personId: person });
      for (const what of ['house', 'split', 'key', 'note']) expect(await everything(), what).toContain(word(what));

      const of = { personId: person?.replace('Person_', '') ?? '', reason: 'asked, letter 7' };
      const exported = await exportPerson(served.hub.store, served.hub.audit, { ...of, caller: caller('export of one removed') });
      expect(exported).toMatchObject({ person: null, family: null, child: null, measurements: [] });
      expect(exported.familyHistory.map(({ kind: what, reason }) => [what, reason])).toEqual([
        ['MEMBER_CHANGED', null],
        ['MEMBER_REMOVED', word('note')],
      ]);
      expect(exported.accessLog.at(-1)).toMatchObject({ operation: 'export of one removed', purpose: 'asked, letter 7' });

      const erase = () => erasePerson(served.hub.store, { ...of, caller: caller('erase one removed') });
      expect([await erase(), await erase()]).toEqual([true, false]);
      const text = await everything();
      for (const what of ['name', 'house', 'split', 'key', 'note']) expect(text, what).not.toContain(word(what));
      for (const day of ['1991-07-23', '1991-07-24']) expect(text).not.toContain(day);
      // Of those who are there still nothing but words has gone.
      expect(text).toContain(word('head'));
      expect(text).toContain(word('heir'));
      expect(await read('select kind, removal from family_change where person_id = $1 order by id', [of.personId])).toEqual([
        { kind: 'MEMBER_CHANGED', removal: null },
        { kind: 'MEMBER_REMOVED', removal: 'MOVED_AWAY' },
      ]);
    });

    it('refuses somebody who is not there', async () => {
      const work = erasePerson(served.hub.store, { personId: '0197a000-0000-7000-8000-0000000000ff', reason: 'x', caller: caller('test') });
      await expect(work).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('Exporting a person gives everything that is known, also who read it, and is recorded itself', async () => {
    const child = await childWithHistory('2024-03-21');
    await served.hub.audit.flush();
    const exported = await exportPerson(served.hub.store, served.hub.audit, {
      personId: child.key,
      reason: 'asked by the mother',
      caller: caller('export test'),
    });
    const text = JSON.stringify(exported);
    expect(text).toContain(child.nik);
    for (const word of ['name', 'reason', 'note', 'service', 'key', 'revision', 'resolution'])
      expect(text, word).toContain(child.words[word]);
    expect(exported.measurements).toHaveLength(3);
    expect(exported.interventions).toHaveLength(1);
    expect(text).not.toContain(`Ibu Sekar ${made}`);
    expect(exported.accessLog.at(-1)).toMatchObject({
      operation: 'export test',
      purpose: 'asked by the mother',
      fields: ['NIK', 'Person', 'PersonExport'],
    });
    // Everything that is stored by the person's key is in it.
    const columns = await read<{ table: string }>(
      `select table_name as table from information_schema.columns where table_schema = 'public' and column_name in ('child_id', 'person_id') order by 1`,
    );
    expect(columns.map(({ table }) => table)).toEqual([
      'alert',
      'child_stay',
      'family_change',
      'import_row',
      'indicator_child',
      'measurement',
      'stunting_case',
    ]);
  });

  it('Children who aged out long ago are pseudonymised, once and in batches; others and every figure stay', async () => {
    const [old, young] = [await childWithHistory('2024-02-28'), await childWithHistory('2024-06-10')];
    // Siblings are in one batch: how the family counts must tell of each of them.
    const siblings = await Promise.all(
      ['2024-01-30', '2024-01-31', '2023-12-19'].map(async (bornOn) => {
        const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
          served.url,
          'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
          {
            input: { familyId: old.family, name: `Sekar Saudara ${bornOn}`, sex: 'FEMALE', bornOn },
          },
        );
        return registerChild.id.replace('Child_', '');
      }),
    );
    // Figures are compared by what is counted anew, for both.
    await rebuildRollup(served.hub.store, 'Asia/Jakarta');
    const before = await rollup();
    const due = await read<{ n: number }>(
      `select count(*)::int as n from child c join person p using (id) where c.born_on <= '2024-05-15' and p.pseudonymised_at is null`,
    );
    // The fifth birthday of who was born on 15 May 2024 is 2029-05-15; two years later the record loses its name.
    const sweep = (batch: number) => sweepRetention(served.hub.store, { today: '2031-05-15', years: 2, batch });
    expect(await sweep(3)).toBe(due[0]?.n);
    expect(await sweep(500)).toBe(0);
    // Nobody measured them: their dates are as coarse as they go. (Who is born on the first counts a month less.)
    expect(await read('select id, born_on from person where id = any($1::uuid[]) order by born_on, id', [siblings])).toEqual([
      { id: siblings[2], born_on: '2023-12-02' },
      ...siblings
        .slice(0, 2)
        .toSorted()
        .map((id) => ({ id, born_on: '2024-01-02' })),
    ]);
    const text = await everything();
    expect(text).not.toContain(old.words.name);
    expect(text).toContain(young.words.name);
    expect(await rollup()).toEqual(before);
    await rebuildRollup(served.hub.store, 'Asia/Jakarta');
    expect(await rollup()).toEqual(before);
    expect(await read(`select distinct pseudonymised_for as why from person where pseudonymised_at is not null order by 1`)).toEqual([
      { why: 'ERASURE' },
      { why: 'RETENTION' },
    ]);
  });
});
