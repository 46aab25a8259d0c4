import { todayIn } from '../../src/base/calendar.ts';
import { dataOf } from '../support/ask.ts';

export interface AlertSeen {
  stuntingAlerts: { cursor: string; alert: { child: { id: string } } };
}

export const subscription = `subscription ($after: String) { stuntingAlerts(kinds: [NEW_STUNTING, SEVERE_STUNTING], after: $after) { cursor alert { child { id } } } }`;

/** The day it is for a hub with the default settings. */
export const today = todayIn('Asia/Jakarta');

const twoYearsAgo = `${Number(today.slice(0, 4)) - 2}${today.slice(4).replace('02-29', '02-28')}`;

let named = 0;

/** Makes a family with a child of two years in a village. */
export async function registerChild(url: string, villageCode: string): Promise<string> {
  const { registerFamily } = await dataOf<{ registerFamily: { id: string } }>(
    url,
    'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id } }',
    {
      input: { villageCode, head: { name: `Ayah Contoh ${++named}`, sex: 'MALE' } },
    },
  );
  const { registerChild: child } = await dataOf<{ registerChild: { id: string } }>(
    url,
    'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
    {
      input: { familyId: registerFamily.id, name: `Anak Contoh ${named}`, sex: 'FEMALE', bornOn: twoYearsAgo },
    },
  );
  return child.id;
}

/** Measures a child so that it is newly stunted, not severely: about -2.5 SD of the WHO standard for girls of 24 months. */
export async function measureStunted(url: string, childId: string): Promise<void> {
  await dataOf(url, 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }', {
    input: { childId, measuredOn: today, weightKg: 9.8, heightCm: 77.6 },
  });
}

export const childrenOf = (events: AlertSeen[]) => events.map(({ stuntingAlerts }) => stuntingAlerts.alert.child.id);
export const cursorsOf = (events: AlertSeen[]) => events.map(({ stuntingAlerts }) => stuntingAlerts.cursor);
