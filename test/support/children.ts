import {
  ChildHistoryDocument,
  type ChildHistoryQuery,
  FirstFamilyDocument,
  RecordMeasurementDocument,
  RegisterChildDocument,
  type Sex,
} from '../generated/operations.ts';
import { dataOf } from './ask.ts';

type History = Extract<NonNullable<ChildHistoryQuery['node']>, { measurements: unknown }>;

let registered = 0;

/** Registers a child of its own in the first family of an area. */
export async function newChild(
  url: string,
  { bornOn = '2024-06-15', sex = 'FEMALE', area = '33.26.01.2001' }: { bornOn?: string; sex?: Sex; area?: string } = {},
): Promise<string> {
  const { families } = await dataOf(url, FirstFamilyDocument, { area });
  const { registerChild } = await dataOf(url, RegisterChildDocument, {
    input: { familyId: families.nodes[0]?.id ?? '', name: `Anak uji ${++registered}`, sex, bornOn },
  });
  return registerChild.id;
}

/** Measures a child and returns the measurement's id. A girl of about two years is stunted at 78 cm and not at 86 cm. */
export async function measure(url: string, childId: string, measuredOn: string, heightCm: number, weightKg = 10): Promise<string> {
  const { recordMeasurement } = await dataOf(url, RecordMeasurementDocument, { input: { childId, measuredOn, weightKg, heightCm } });
  return recordMeasurement.id;
}

export async function historyOf(url: string, childId: string): Promise<History> {
  const { node } = await dataOf(url, ChildHistoryDocument, { id: childId });
  if (node === null || !('measurements' in node)) throw new Error(`no child ${childId}`);
  return node as History;
}
