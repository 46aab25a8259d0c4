import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHubSubgraph } from '../../resolvers/hubSubgraphs.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { accessLogList } from '../../src/access/audit/accessLogList.ts';
import { AuditAction, entriesOf } from '../../src/access/audit/AuditEntry.ts';
import { AuditLog } from '../../src/access/audit/AuditLog.ts';
import { asCaller } from '../../src/access/audit/currentCaller.ts';
import { recordWrite } from '../../src/access/audit/recordWrite.ts';
import { chainEntries } from '../../src/access/audit/chainEntries.ts';
import { verifyChain } from '../../src/access/audit/verifyChain.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { startServer } from '../../src/server/transport/startServer.ts';
import { pageRequest } from '../../src/store/paging/pageRequest.ts';
import { pagesOfParents } from '../../src/store/paging/pageSql.ts';
import { queryIn } from '../../src/store/queryIn.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onEachDatabase, openTestStore, type TestStore } from '../support/databases.ts';
import { serveTestHub, silent, type ServedHub } from '../support/testHub.ts';

interface Entry {
  viewer_id: string;
  role: string;
  action: string;
  operation: string | null;
  fields: string[];
  persons: string[];
  families: string[];
  request_id: string | null;
}

onEachDatabase((kind) => {
  describe('What an operation does with the records of people', () => {
    let served: ServedHub;
    const entries = async (operation: string) => {
      await served.hub.audit.flush();
      return served.hub.store.read<Entry>(
        'test',
        'select viewer_id, role, action, operation, to_jsonb(fields) as fields, to_jsonb(person_ids) as persons, to_jsonb(family_ids) as families, request_id from audit_entry e join audit_people p on p.id = e.people where operation = $1 order by e.id',
        [operation],
      );
    };

    beforeAll(async () => {
      served = await serveTestHub(kind);
      // Somebody of whom there is an alert.
      const { children } = await dataOf<{ children: { nodes: { id: string }[] } }>(
        served.url,
        '{ children(filter: { stunted: false }, first: 1) { nodes { id } } }',
      );
      await dataOf(
        served.url,
        'mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-01", weightKg: 9, heightCm: 75 }) { id } }',
        { id: children.nodes[0]?.id },
      );
    });
    afterAll(() => served.close());

    it('is recorded as one entry, however many it reads', async () => {
      const { children } = await dataOf<{ children: { nodes: { id: string }[] } }>(
        served.url,
        'query ReadAll { children { nodes { id latestMeasurement { weightKg } family { rt } measurements { nodes { id } } } } }',
      );
      const recorded = await entries('ReadAll');
      expect(recorded).toMatchObject([
        { viewer_id: 'local', role: 'ADMINISTRATOR', action: 'READ', fields: ['Child', 'Family', 'Measurement'] },
      ]);
      expect(recorded[0]?.persons).toEqual(children.nodes.map(({ id }) => id.replace('Child_', '')).toSorted());
      expect(recorded[0]?.families).toHaveLength(18);
      expect(recorded[0]?.request_id).toMatch(/^[0-9a-f-]{36}$/);
    });

    it.each([
      ['alerts', 'query ReadAlerts { alerts { nodes { kind } } }', 'ReadAlerts', 'Alert'],
      ['cases', 'query ReadCases { stuntingCases { nodes { status } } }', 'ReadCases', 'StuntingCase'],
      ['members of families', 'query ReadMembers { families(first: 1) { nodes { members { name } } } }', 'ReadMembers', 'Person'],
    ])('names the people also where they are had without their own record: %s', async (_name, query, operation, field) => {
      await dataOf(served.url, query);
      const [entry] = await entries(operation);
      expect(entry?.fields).toContain(field);
      expect(entry?.persons.length).toBeGreaterThan(0);
    });

    it('names the child of whatever belongs to one, read by its global id or by the reference of another subgraph', async () => {
      const run = <Data>(query: string, variables: Record<string, unknown>) => dataOf<Data>(served.url, query, variables);
      const { children } = await dataOf<{ children: { nodes: { id: string; family: { id: string } }[] } }>(
        served.url,
        '{ children(filter: { hasOpenCase: true }, first: 1) { nodes { id family { id } } } }',
      );
      const { id = '', family } = children.nodes[0] ?? {};
      const { node: known } = await run<{ node: { stuntingCase: { id: string }; latestMeasurement: { id: string } } }>(
        'query ($id: ID!) { node(id: $id) { ... on Child { stuntingCase { id } latestMeasurement { id } } } }',
        { id },
      );
      const { recordIntervention } = await run<{ recordIntervention: { id: string } }>(
        'mutation ($input: RecordInterventionInput!) { recordIntervention(input: $input) { id } }',
        {
          input: { caseId: known.stuntingCase.id, kind: 'REFERRAL_SERVICE', service: 'Puskesmas', providedOn: '2026-06-12' },
        },
      );
      await run('mutation ($id: ID!) { changeFamilyMember(id: $id, input: { name: "Nama Baru" }) { id } }', {
        id: id.replace('Child_', 'Person_'),
      });
      const { family: told } = await run<{ family: { history: { nodes: { id: string }[] } } }>(
        'query ($id: ID!) { family: node(id: $id) { ... on Family { history(first: 1) { nodes { id } } } } }',
        { id: family?.id },
      );
      const { alerts } = await run<{ alerts: { nodes: { id: string; child: { id: string } | null }[] } }>(
        '{ alerts { nodes { id child { id } } } }',
        {},
      );
      const alert = alerts.nodes.find(({ child }) => child !== null);
      const of: [type: string, id: string | undefined, child: string | undefined, selection: string][] = [
        ['Child', id, id, 'name'],
        ['Person', id.replace('Child_', 'Person_'), id, 'name'],
        ['Measurement', known.latestMeasurement.id, id, 'weightKg'],
        ['StuntingCase', known.stuntingCase.id, id, 'status'],
        ['Intervention', recordIntervention.id, id, 'service'],
        ['FamilyChange', told.history.nodes[0]?.id, id, 'kind'],
        ['Alert', alert?.id, alert?.child?.id, 'severity'],
      ];
      const subgraph = await startServer({
        schema: buildHubSubgraph('children'),
        tracedSchema: buildHubSubgraph('children'),
        host: '127.0.0.1',
        port: 0,
        logger: silent,
        makeContext: () => new HubContext(served.hub, localAdministrator),
      });
      for (const [type, key, child, selection] of of) {
        await run(`query Node${type}($id: ID!) { node(id: $id) { ... on ${type} { ${selection} } } }`, { id: key });
        const read = [...(await entries(`Node${type}`))];
        const inSubgraph = ['Child', 'Measurement', 'StuntingCase', 'Intervention'].includes(type);
        if (inSubgraph) {
          await dataOf(
            `${subgraph.url}/graphql`,
            `query Entity${type}($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${selection} } } }`,
            { of: [{ __typename: type, id: key }] },
          );
          read.push(...(await entries(`Entity${type}`)));
        }
        expect(read, type).toHaveLength(inSubgraph ? 2 : 1);
        for (const entry of read)
          expect([type, entry]).toMatchObject([type, { action: 'READ', fields: [type], persons: [child?.replace('Child_', '')] }]);
      }
      await subgraph.close();
    });

    it('is not recorded where it reads figures alone', async () => {
      await dataOf(
        served.url,
        'query Figures { villages { nodes { name indicators(from: "2026-04", to: "2026-05") { points { value } } } } }',
      );
      expect(await entries('Figures')).toEqual([]);
    });

    it('is recorded with the write, in its transaction, under the name of who wrote', async () => {
      const { children } = await dataOf<{ children: { nodes: { id: string }[] } }>(served.url, '{ children(first: 1) { nodes { id } } }');
      const childId = children.nodes[0]?.id ?? '';
      const mutation = 'mutation Measure($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }';
      await dataOf(served.url, mutation, { input: { childId, measuredOn: '2026-06-02', weightKg: 10.5, heightCm: 88 } });
      expect((await entries('Measure')).filter(({ action }) => action === 'WRITE')).toMatchObject([
        { viewer_id: 'local', fields: ['Measurement'], persons: [childId.replace('Child_', '')] },
      ]);
      // What is refused stores nothing, an entry neither.
      const refused = await ask(served.url, mutation.replace('Measure(', 'Refused('), {
        input: { childId, measuredOn: '2026-06-02', weightKg: 11.5, heightCm: 88 },
      });
      expect(refused.errors).toHaveLength(1);
      expect((await entries('Refused')).filter(({ action }) => action === 'WRITE')).toEqual([]);
    });

    it('rolls back with what it tells of', async () => {
      const { store } = served.hub;
      const work = store.transaction((em) => {
        recordWrite(store, em, { field: 'Person', personIds: ['0197a000-0000-7000-8000-00000000000a'] });
        store.beforeCommit(em, 'audit', () => Promise.reject(new Error('no')));
        return Promise.resolve();
      });
      await expect(asCaller({ viewer: localAdministrator, operation: 'RolledBack', requestId: null }, () => work)).rejects.toThrow('no');
      expect(await entries('RolledBack')).toEqual([]);
    });

    it('is told to those who may see who saw a child: newest first, page by page', async () => {
      const { children } = await dataOf<{ children: { nodes: { id: string }[] } }>(
        served.url,
        'query Another { children(last: 1) { nodes { id } } }',
      );
      const id = children.nodes[0]?.id;
      for (const name of ['LookA', 'LookB', 'LookC'])
        await dataOf(served.url, `query ${name}($id: ID!) { node(id: $id) { ... on Child { name } } }`, { id });
      await served.hub.audit.flush();
      const log =
        'query Log($id: ID!, $after: String) { node(id: $id) { ... on Child { accessLog(first: 2, after: $after) { totalCount nodes { at viewerId role action fields operation purpose } pageInfo { endCursor hasNextPage } } } } }';
      interface Log {
        node: { accessLog: { totalCount: number; nodes: { operation: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
      }
      const first = await dataOf<Log>(served.url, log, { id });
      expect(first.node.accessLog.nodes.map(({ operation }) => operation)).toEqual(['LookC', 'LookB']);
      expect(first.node.accessLog.nodes[0]).toMatchObject({
        viewerId: 'local',
        role: 'ADMINISTRATOR',
        action: 'READ',
        fields: ['Child'],
        purpose: null,
      });
      const second = await dataOf<Log>(served.url, log, { id, after: first.node.accessLog.pageInfo.endCursor });
      expect(second.node.accessLog.nodes[0]?.operation).toBe('LookA');
      expect(second.node.accessLog.totalCount).toBeGreaterThan(first.node.accessLog.nodes.length);
    });

    it('is not read once it can no longer be recorded, while figures go on, and is recorded later', async () => {
      const { store, audit } = served.hub;
      await audit.flush();
      await store.read('test', 'alter table audit_entry rename to audit_elsewhere');
      await dataOf(served.url, 'query WhileDown { children(first: 1) { nodes { id } } }');
      const many = Array.from({ length: 20_000 }, () => ({
        id: randomUUID(),
        at: new Date(),
        viewerId: 'x',
        role: 'x',
        action: AuditAction.READ,
        operation: 'Filler',
        purpose: null,
        requestId: null,
        fields: [],
        personIds: [],
        familyIds: [],
      }));
      audit.later(many);
      const { errors } = await ask(served.url, '{ children(first: 1) { nodes { id } } }');
      expect(errors).toMatchObject([{ extensions: { code: 'AUDIT_UNAVAILABLE' } }]);
      expect((await ask(served.url, '{ villages(first: 1) { nodes { name } } }')).errors).toBeUndefined();
      await store.read('test', 'alter table audit_elsewhere rename to audit_entry');
      await expect.poll(() => entries('WhileDown'), { timeout: 20_000 }).toHaveLength(1);
    });
  });

  describe('The chain of the audit log', () => {
    let database: TestStore;
    const read = <Row>(sql: string, params: unknown[] = []) => database.store.read<Row>('test', sql, params);

    const appendOnly = ['audit_entry', 'audit_people', 'audit_chain'];

    /** Writes some entries and chains them; `byHand` changes them afterwards, as whoever owns the database could. */
    const chain = async (byHand: string[] = []) => {
      for (const table of appendOnly) await read(`alter table ${table} disable trigger user`);
      for (const table of [...appendOnly, 'audit_pending']) await read(`truncate ${table}`);
      await read(`update audit_head set seq = 0, hash = decode(repeat('00', 32), 'hex')`);
      for (const table of appendOnly) await read(`alter table ${table} enable trigger user`);
      for (let n = 1; n <= 6; n++) {
        await database.store.transaction((em) => {
          recordWrite(database.store, em, { field: `Field${n}`, personIds: [`0197a000-0000-7000-8000-00000000000${n}`] });
          return Promise.resolve();
        });
        await chainEntries(database.store);
      }
      const whole = await verifyChain(database.store);
      expect(whole).toMatchObject({ entries: 6, pending: 0, fault: null });
      for (const table of appendOnly) await read(`alter table ${table} disable trigger user`);
      for (const sql of byHand) await read(sql);
      return whole.head;
    };
    const third = '(select entry_id from audit_chain where seq = 3)';

    beforeAll(async () => {
      database = await openTestStore(kind);
    });
    afterAll(() => database.drop());

    it.each([
      ['an entry is changed', [`update audit_entry set viewer_id = 'nobody' where id = ${third}`], 3],
      ['a purpose is added', [`update audit_entry set purpose = 'care' where id = ${third}`], 3],
      [
        'a person is taken out of an entry',
        [`update audit_people set person_ids = '{}' where id = (select people from audit_entry where id = ${third})`],
        3,
      ],
      [
        'the people of an entry are removed',
        [`delete from audit_people where id = (select people from audit_entry where id = ${third})`],
        3,
      ],
      [
        'an entry is given the people of another',
        [
          `update audit_entry set people = (select people from audit_entry e join audit_chain c on c.entry_id = e.id where seq = 1) where id = ${third}`,
        ],
        3,
      ],
      ['an entry is removed', [`delete from audit_entry where id = ${third}`], 3],
      ['an entry is removed with its link', [`delete from audit_entry where id = ${third}`, 'delete from audit_chain where seq = 3'], 3],
      [
        'an entry is removed and those after it move up',
        [
          `delete from audit_entry where id = ${third}`,
          'delete from audit_chain where seq = 3',
          'update audit_chain set seq = seq - 1 where seq > 3',
        ],
        3,
      ],
      [
        'two entries change places',
        ['update audit_chain set seq = -seq where seq in (3, 4)', 'update audit_chain set seq = 7 + seq where seq < 0'],
        3,
      ],
      ['a hash is replaced', [`update audit_chain set hash = sha256('x') where seq = 3`], 3],
      [
        'the tail is cut off',
        ['delete from audit_entry where id in (select entry_id from audit_chain where seq > 4)', 'delete from audit_chain where seq > 4'],
        5,
      ],
    ])('breaks where %s', async (_name, byHand, seq) => {
      await chain(byHand);
      expect((await verifyChain(database.store)).fault).toMatchObject({ seq });
    });

    it('breaks where an entry was put in by hand, past the log', async () => {
      await chain([
        `insert into audit_entry select '00000000-0000-7000-8000-000000000000', at, viewer_id, role, action, operation, purpose, request_id, fields, people from audit_entry where id = ${third}`,
      ]);
      expect((await verifyChain(database.store)).fault).toMatchObject({ seq: null, entryId: '00000000-0000-7000-8000-000000000000' });
    });

    it('tells by a head that was kept elsewhere that its tail was cut off and its own head put right', async () => {
      const head = await chain([
        'delete from audit_entry where id in (select entry_id from audit_chain where seq > 4)',
        'delete from audit_chain where seq > 4',
        'update audit_head set (seq, hash) = (select seq, hash from audit_chain where seq = 4)',
      ]);
      expect((await verifyChain(database.store)).fault).toBeNull();
      expect((await verifyChain(database.store, head)).fault).toMatchObject({ problem: 'the chain ends before the given head' });
    });

    it('goes on from a head that was kept', async () => {
      const head = await chain();
      expect((await verifyChain(database.store, head)).fault).toBeNull();
      expect((await verifyChain(database.store, { seq: 3, hash: head.hash })).fault).toMatchObject({ seq: 3 });
    });

    it('takes no update, no deletion and no emptying', async () => {
      await chain();
      for (const table of appendOnly) {
        await read(`alter table ${table} enable trigger user`);
        for (const sql of [
          `update ${table} set ${{ audit_entry: 'viewer_id', audit_people: 'person_ids', audit_chain: 'seq' }[table]} = default`,
          `delete from ${table}`,
          `truncate ${table}`,
        ]) {
          await expect(read(sql), sql).rejects.toThrow('append-only');
        }
      }
    });

    it('is made by many who seal at once, each entry once', async () => {
      await chain();
      for (const table of appendOnly) await read(`alter table ${table} enable trigger user`);
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          database.store
            .transaction((em) => {
              recordWrite(database.store, em, {
                field: 'Many',
                personIds: [`0197a000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`],
              });
              return Promise.resolve();
            })
            .then(() => chainEntries(database.store)),
        ),
      );
      await chainEntries(database.store);
      expect(await verifyChain(database.store)).toMatchObject({ entries: 26, pending: 0, fault: null });
    });
  });

  describe('The audit log', () => {
    let database: TestStore;
    beforeAll(async () => (database = await openTestStore(kind)));
    afterAll(() => database.drop());

    const entry = (operation: string) =>
      entriesOf(
        AuditAction.READ,
        localAdministrator,
        { operation, requestId: null },
        { fields: ['Child'], personIds: [randomUUID()], familyIds: [] },
      );

    it('stores an entry that comes at any moment around the end of storing others', async () => {
      for (let turns = 0; turns < 12; turns++) {
        // The second one comes so many turns after the first was stored.
        const store = Object.create(database.store, {
          transaction: {
            value: (work: Parameters<TestStore['store']['transaction']>[0]) => {
              const stored = database.store.transaction(work);
              void stored.then(async () => {
                for (let turn = 0; turn < turns; turn++) await Promise.resolve();
                log.later(second.splice(0));
              });
              return stored;
            },
          },
        }) as TestStore['store'];
        const log = new AuditLog(store, silent);
        const second = entry(`second ${turns}`);
        log.later(entry('first'));
        await expect.poll(() => second.length).toBe(0);
        await log.close();
        expect(
          await database.store.read('test', 'select 1 as found from audit_entry where operation = $1', [`second ${turns}`]),
        ).toHaveLength(1);
      }
    });

    it('takes no NIK for the name of an operation', () => {
      expect(entry('q3326991204240001')[0]?.operation).toBe('q(number)');
    });

    it('is never gone through by its key to find the few entries about somebody', async () => {
      const { sql, params } = pagesOfParents(accessLogList, 'person', [randomUUID()], {
        page: pageRequest({}),
        filter: {},
        orderBy: accessLogList.defaultOrder,
        viewer: localAdministrator,
        columns: null,
      });
      const plan = await database.store.transaction(async (em) => {
        // Where it has no other way left, the planner shows whether that one is open.
        for (const way of ['seqscan', 'bitmapscan']) await queryIn(em, `set local enable_${way} = off`);
        return queryIn<Record<string, string>>(em, `explain ${sql}`, params);
      });
      expect(plan.map((line) => Object.values(line)[0]).join('\n')).not.toContain('audit_entry_pkey');
    });
  });
});
