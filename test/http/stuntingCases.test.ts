import { print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeAgedOutCases } from '../../src/children/index.ts';
import {
  CloseStuntingCaseDocument,
  RecordInterventionDocument,
  StuntingCasesDocument,
  TriageStuntingCaseDocument,
  type CaseStatus,
  type StuntingCaseFilter,
  type StuntingCause,
} from '../generated/operations.ts';
import { ask, dataOf } from '../support/ask.ts';
import { historyOf, measure, newChild } from '../support/children.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(() => served.close());

  /** A child with a case that was opened on a day. */
  async function stuntedChild(
    openedOn = '2026-03-01',
    { heightCm = 76, ...options }: { heightCm?: number } & Parameters<typeof newChild>[1] = {},
  ): Promise<{ child: string; id: string }> {
    const child = await newChild(url, options);
    await measure(url, child, openedOn, heightCm);
    return { child, id: (await caseOf(child)).id };
  }

  async function caseOf(child: string) {
    const { stuntingCase } = await historyOf(url, child);
    if (stuntingCase === null) throw new Error('the child has no case');
    return stuntingCase;
  }

  const triage = (id: string, causes: StuntingCause[], note: string | null = null) =>
    dataOf(url, TriageStuntingCaseDocument, { id, causes, note }).then((data) => data.triageStuntingCase);
  const intervene = (input: Record<string, unknown>) =>
    ask<{ recordIntervention: { id: string; case: { status: CaseStatus } } }>(url, print(RecordInterventionDocument), {
      input: { kind: 'FOOD_AID', service: 'Paket makanan', providedOn: today, ...input },
    });
  const close = (id: string, status: CaseStatus, note?: string) =>
    ask<{ closeStuntingCase: { status: CaseStatus; closedOn: string; history: { note: string | null }[] } }>(
      url,
      print(CloseStuntingCaseDocument),
      { id, status, note },
    );

  it('opens with the first measurement below -2 SD, and tells who and by what', async () => {
    const child = await newChild(url);
    await measure(url, child, '2026-03-01', 86);
    const stunted = await measure(url, child, '2026-04-01', 76);
    await measure(url, child, '2026-05-01', 77);
    expect(await caseOf(child)).toMatchObject({
      status: 'OPEN',
      openedOn: '2026-04-01',
      openedBy: { id: stunted },
      closedOn: null,
      causes: [],
      recommended: [],
      history: [{ type: 'OPENED', status: 'OPEN', recordedBy: 'local', measurement: { id: stunted } }],
    });
  });

  it("suggests causes with their evidence, takes a health worker's decision and says what follows", async () => {
    // The first family of the village is in decile 1, without safe water.
    const { child, id } = await stuntedChild();
    expect((await caseOf(child)).suggestedCauses).toEqual([
      { cause: 'POVERTY', evidence: expect.arrayContaining(['The family is in welfare decile 1; up to 4 counts as poor.']) as string[] },
    ]);
    expect(await triage(id, ['RECURRENT_ILLNESS', 'POVERTY', 'POVERTY'], 'Sering diare')).toMatchObject({
      status: 'TRIAGED',
      causes: ['RECURRENT_ILLNESS', 'POVERTY'],
      recommended: ['REFERRAL_SERVICE', 'BPJS', 'UMKM_CAPITAL', 'FOOD_AID'],
      outstanding: ['REFERRAL_SERVICE', 'BPJS', 'UMKM_CAPITAL', 'FOOD_AID'],
      history: [{ type: 'OPENED' }, { type: 'TRIAGED', status: 'TRIAGED', note: 'Sering diare', causes: ['RECURRENT_ILLNESS', 'POVERTY'] }],
    });
    // A later triage replaces the causes, and the history keeps both.
    expect(await triage(id, ['POVERTY'])).toMatchObject({
      causes: ['POVERTY'],
      history: [{}, { causes: ['RECURRENT_ILLNESS', 'POVERTY'] }, { causes: ['POVERTY'] }],
    });
  });

  it('suggests recurrent illness from the marks on the measurements and from referrals', async () => {
    const { child, id } = await stuntedChild('2026-03-01', { area: '33.26.02.2003' });
    expect((await caseOf(child)).suggestedCauses.map(({ cause }) => cause)).not.toContain('RECURRENT_ILLNESS');
    await intervene({ caseId: id, kind: 'REFERRAL_SERVICE', service: 'Rujukan ke puskesmas' });
    expect((await caseOf(child)).suggestedCauses).toContainEqual({ cause: 'RECURRENT_ILLNESS', evidence: ['Referred once in this case.'] });
  });

  it('takes a triage without a cause only with a note', async () => {
    const { id } = await stuntedChild();
    const { errors } = await ask(url, print(TriageStuntingCaseDocument), { id, causes: [] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['causes'] });
    expect((await triage(id, [], 'Pola asuh')).status).toBe('TRIAGED');
  });

  describe('Interventions', () => {
    it('are a service or a place of the family in a program, and take what was recommended off the list', async () => {
      const { child, id } = await stuntedChild();
      await triage(id, ['POVERTY']);
      const { data } = await intervene({ caseId: id, clientKey: `key of ${id}` });
      expect(data?.recordIntervention.case).toMatchObject({
        status: 'IN_INTERVENTION',
        outstanding: ['UMKM_CAPITAL'],
        firstInterventionOn: today,
      });
      const again = await intervene({ caseId: id, clientKey: `key of ${id}` });
      expect(again.data?.recordIntervention.id).toBe(data?.recordIntervention.id);

      const [enrolment] = await enrolmentsOf(child);
      await intervene({ caseId: id, kind: enrolment?.kind, enrolmentId: enrolment?.id, service: null, providedOn: '2026-05-01' });
      expect(await caseOf(child)).toMatchObject({
        firstInterventionOn: '2026-05-01',
        interventions: [
          { enrolment: { id: enrolment?.id }, service: null },
          { enrolment: null, service: 'Paket makanan' },
        ],
        history: [
          {},
          {},
          { type: 'INTERVENTION_RECORDED', intervention: { id: data?.recordIntervention.id } },
          { type: 'INTERVENTION_RECORDED' },
        ],
      });
    });

    it('do not wait for triage, which then leaves the case in intervention', async () => {
      const { id } = await stuntedChild();
      expect((await intervene({ caseId: id })).data?.recordIntervention.case.status).toBe('IN_INTERVENTION');
      expect((await triage(id, ['POVERTY'])).status).toBe('IN_INTERVENTION');
    });

    it.each([
      ['neither a service nor a place in a program', { service: null }, 'BAD_USER_INPUT', ['input', 'service']],
      ['both', { enrolmentId: 'own' }, 'BAD_USER_INPUT', ['input', 'service']],
      ['the future', { providedOn: '2026-06-16' }, 'BAD_USER_INPUT', ['input', 'providedOn']],
      ['a day before the case', { providedOn: '2026-02-28' }, 'BAD_USER_INPUT', ['input', 'providedOn']],
      ['an unknown case', { caseId: 'StuntingCase_01900000-0000-7000-8000-000000000000' }, 'NOT_FOUND', ['input', 'caseId']],
      [
        'an unknown enrolment',
        { service: null, enrolmentId: 'Enrolment_01900000-0000-7000-8000-000000000000' },
        'NOT_FOUND',
        ['input', 'enrolmentId'],
      ],
      ['the enrolment of another family', { service: null, enrolmentId: 'other' }, 'CONFLICT', ['input', 'enrolmentId']],
      ["another kind than the program's", { service: null, enrolmentId: 'own', kind: 'NIB' }, 'BAD_USER_INPUT', ['input', 'kind']],
    ])('are refused with %s', async (_what, change: Record<string, unknown>, code, inputPath) => {
      const { child, id } = await stuntedChild();
      const elsewhere = await newChild(url, { area: '33.26.02.2003' });
      if (change.enrolmentId === 'own') change = { ...change, enrolmentId: (await enrolmentsOf(child))[0]?.id };
      if (change.enrolmentId === 'other') change = { ...change, enrolmentId: (await enrolmentsOf(elsewhere))[0]?.id };
      const { errors } = await intervene({ caseId: id, ...change });
      expect(errors?.[0]?.extensions).toMatchObject({ code, inputPath });
      expect(await caseOf(child)).toMatchObject({ status: 'OPEN', interventions: [] });
    });
  });

  describe('A case ends', () => {
    it('recovered, once two measurements 28 days apart propose it and somebody confirms', async () => {
      const { child, id } = await stuntedChild('2026-03-01');
      await measure(url, child, '2026-04-01', 87);
      expect((await close(id, 'RECOVERED')).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['status'] });
      const confirming = await measure(url, child, '2026-05-01', 88);
      expect(await caseOf(child)).toMatchObject({
        status: 'OPEN',
        recoveryProposedOn: '2026-05-01',
        history: [{ type: 'OPENED' }, { type: 'RECOVERY_PROPOSED', measurement: { id: confirming } }],
      });
      expect((await close(id, 'RECOVERED', 'Dikonfirmasi bidan')).data?.closeStuntingCase).toMatchObject({
        status: 'RECOVERED',
        closedOn: today,
      });
      expect((await caseOf(child)).history.at(-1)).toMatchObject({ type: 'CLOSED', status: 'RECOVERED', note: 'Dikonfirmasi bidan' });
    });

    it('not while a measurement speaks against the recovery', async () => {
      const { child, id } = await stuntedChild('2026-03-01');
      await measure(url, child, '2026-04-01', 87);
      await measure(url, child, '2026-05-01', 88);
      await measure(url, child, '2026-06-01', 77);
      expect(await caseOf(child)).toMatchObject({ recoveryProposedOn: null, history: [{}, {}, { type: 'RECOVERY_WITHDRAWN' }] });
      expect((await close(id, 'RECOVERED')).errors?.[0]?.extensions.code).toBe('CONFLICT');
    });

    it.each<[string, CaseStatus]>([
      ['moving away', 'CLOSED_MOVED'],
      ['death', 'CLOSED_DIED'],
      ['a mistake', 'CLOSED_ENTERED_IN_ERROR'],
    ])('by %s with its own status', async (_what, status) => {
      const { id } = await stuntedChild();
      expect((await close(id, status)).data?.closeStuntingCase.status).toBe(status);
    });

    it('for good: every further step is refused, with what would be legal', async () => {
      const { id } = await stuntedChild();
      await close(id, 'CLOSED_MOVED');
      const steps = [
        await ask(url, print(TriageStuntingCaseDocument), { id, causes: ['POVERTY'] }),
        await intervene({ caseId: id }),
        await close(id, 'CLOSED_DIED'),
      ];
      for (const { errors } of steps)
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'ILLEGAL_TRANSITION', status: 'CLOSED_MOVED', legal: [] });
    });

    it('not with a status that closes nothing', async () => {
      const { id } = await stuntedChild();
      const { errors } = await close(id, 'TRIAGED');
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining(
          'RECOVERED, CLOSED_AGED_OUT, CLOSED_MOVED, CLOSED_DIED, CLOSED_REFUSED, CLOSED_ENTERED_IN_ERROR',
        ) as string,
        extensions: { code: 'BAD_USER_INPUT', inputPath: ['status'] },
      });
    });

    it('at sixty months, by the hub itself and not earlier', async () => {
      const { child, id } = await stuntedChild('2026-05-01', { bornOn: '2021-07-15', heightCm: 95 });
      expect((await close(id, 'CLOSED_AGED_OUT')).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', inputPath: ['status'] });
      await closeAgedOutCases(served.hub.store, served.hub.hooks, '2026-07-14');
      expect((await caseOf(child)).status).toBe('OPEN');
      expect(await closeAgedOutCases(served.hub.store, served.hub.hooks, '2026-07-15')).toBe(1);
      expect(await closeAgedOutCases(served.hub.store, served.hub.hooks, '2026-07-15')).toBe(0);
      expect(await caseOf(child)).toMatchObject({
        status: 'CLOSED_AGED_OUT',
        closedOn: '2026-07-15',
        history: [{}, { type: 'CLOSED', recordedBy: 'hub' }],
      });
    });

    it('and a child that is stunted again gets a new one', async () => {
      const { child, id } = await stuntedChild('2026-03-01');
      await served.hub.store.read(
        'close it in the past',
        `update stunting_case set status = 'RECOVERED', closed_on = '2026-04-01' where id = $1`,
        [id.slice('StuntingCase_'.length)],
      );
      await measure(url, child, '2026-05-01', 77);
      const again = await caseOf(child);
      expect(again).toMatchObject({ status: 'OPEN', openedOn: '2026-05-01' });
      expect(again.id).not.toBe(id);
    });
  });

  it('is found when it is forgotten: by area, status, cause, age and missing intervention, the oldest first', async () => {
    const area = '33.26.02.2002';
    const old = await stuntedChild('2026-02-01', { area });
    const helped = await stuntedChild('2026-03-01', { area });
    const young = await stuntedChild('2026-06-10', { area });
    await triage(helped.id, ['POVERTY']);
    await intervene({ caseId: helped.id });
    const found = async (filter: StuntingCaseFilter) =>
      (await dataOf(url, StuntingCasesDocument, { filter: { area, ...filter } })).stuntingCases.nodes.map(({ id }) => id);
    const ours = new Set([old.id, helped.id, young.id]);
    const among = async (filter: StuntingCaseFilter) => (await found(filter)).filter((id) => ours.has(id));
    expect(await among({})).toEqual([old.id, helped.id, young.id]);
    expect(await among({ withoutIntervention: true })).toEqual([old.id, young.id]);
    expect(await among({ openLongerThanDays: 30, withoutIntervention: true })).toEqual([old.id]);
    // Opened exactly 134 days ago.
    expect(await among({ openLongerThanDays: 133 })).toEqual([old.id]);
    expect(await among({ openLongerThanDays: 134 })).toEqual([]);
    expect(await among({ status: ['IN_INTERVENTION', 'TRIAGED'] })).toEqual([helped.id]);
    expect(await among({ causes: ['POVERTY', 'RECURRENT_ILLNESS'] })).toEqual([helped.id]);
    expect(await among({ recoveryProposed: true })).toEqual([]);
  });

  async function enrolmentsOf(child: string): Promise<{ id: string; kind: string }[]> {
    const { node } = await dataOf<{ node: { family: { enrolments: { id: string; program: { kind: string } }[] } } }>(
      url,
      'query ($id: ID!) { node(id: $id) { ... on Child { family { enrolments { id program { kind } } } } } }',
      { id: child },
    );
    return node.family.enrolments.map(({ id, program }) => ({ id, kind: program.kind }));
  }
});
