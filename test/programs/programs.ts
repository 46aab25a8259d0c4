import { dataOf } from '../support/ask.ts';

export interface EnrolmentResult {
  familyId: string;
  enrolment: { id: string; enrolledOn: string; endedOn: string | null; outcome: string | null } | null;
  refusal: { reason: string; message: string } | null;
}

export const createProgramMutation = `mutation ($input: CreateProgramInput!) { createProgram(input: $input) {
  id kind name startsOn endsOn budgetIdr capacity lead { id } partners { id } eligibility { own source anyOf { everyFamily maxWelfareDecile cohorts } }
  villages { nodes { since until village { code } } } } }`;

export const enrolMutation = `mutation ($programId: ID!, $familyIds: [ID!]!, $enrolledOn: Date) { enrolFamilies(programId: $programId, familyIds: $familyIds, enrolledOn: $enrolledOn) {
  familyId enrolment { id enrolledOn endedOn outcome } refusal { reason message } } }`;

let made = 0;

export async function newPartner(url: string, helix = 'COMMUNITY'): Promise<string> {
  const { createPartner } = await dataOf<{ createPartner: { id: string } }>(
    url,
    'mutation ($input: CreatePartnerInput!) { createPartner(input: $input) { id } }',
    { input: { name: `Mitra Contoh ${++made}`, helix } },
  );
  return createPartner.id;
}

/** Creates a program for every family, in the villages given. */
export async function newProgram(url: string, villageCodes: readonly string[], input: Record<string, unknown> = {}): Promise<string> {
  const leadId = input.leadId ?? (await newPartner(url));
  const { createProgram } = await dataOf<{ createProgram: { id: string } }>(url, createProgramMutation, {
    input: {
      kind: 'UPPKA',
      name: `Program Contoh ${++made}`,
      leadId,
      startsOn: '2026-01-01',
      eligibility: { anyOf: [{ everyFamily: true }] },
      villageCodes,
      ...input,
    },
  });
  return createProgram.id;
}

export async function enrol(url: string, programId: string, familyIds: readonly string[], enrolledOn?: string): Promise<EnrolmentResult[]> {
  return (await dataOf<{ enrolFamilies: EnrolmentResult[] }>(url, enrolMutation, { programId, familyIds, enrolledOn })).enrolFamilies;
}

/** The families of an area, in the order of the fixture. */
export async function familiesOf(url: string, area: string): Promise<string[]> {
  const { families } = await dataOf<{ families: { nodes: { id: string }[] } }>(
    url,
    'query ($area: AreaCode) { families(first: 500, filter: { area: $area }) { nodes { id } } }',
    { area },
  );
  return families.nodes.map(({ id }) => id);
}

export const reasonsOf = (results: readonly EnrolmentResult[]) => results.map(({ refusal }) => refusal?.reason ?? null);
