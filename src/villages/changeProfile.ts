import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput, checkRange, type InputPath } from '../base/errors.ts';
import type { KampungKB } from './KampungKB.ts';
import { checkNotInFuture, checkVillage, lockKampungKB, textOf, type KampungKBOperation } from './KampungKBOperation.ts';
import { KampungKBProfileVersion } from './KampungKBProfileVersion.ts';
import { emptyProfile, type ActivityGroupFacts, type ProfileDocument, type RumahDataKuFacts } from './ProfileDocument.ts';

/** What is left out stays as it is, null takes a fact away, and a list replaces the whole list. Of Rumah DataKu the fields likewise. */
export interface ProfileChange extends Partial<Omit<ProfileDocument, 'activityGroups' | 'rumahDataKu'>> {
  activityGroups?: (Pick<ActivityGroupFacts, 'kind'> & Partial<ActivityGroupFacts>)[] | null;
  rumahDataKu?: Partial<RumahDataKuFacts> | null;
}

const longestName = 200;
const mostPeople = 100_000;

/**
 * Records what a Kampung KB has and does. Each change makes a new version of the profile; one that changes nothing makes none.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village, or not declared) or FORBIDDEN; nothing is stored.
 */
export async function changeProfile(villageCode: AreaCode, change: ProfileChange, operation: KampungKBOperation): Promise<KampungKB> {
  checkVillage(villageCode, operation);
  const checked = checkedChange(change, operation.today);
  return operation.store.transaction(async (em) => {
    const kampungKB = await lockKampungKB(em, villageCode);
    const before = await em.findOne(KampungKBProfileVersion, { villageCode }, { orderBy: { version: 'desc' } });
    const old = before?.document ?? emptyProfile;
    const document = merged(old, checked);
    if (JSON.stringify(document) === JSON.stringify(merged(old, {}))) return kampungKB;
    em.create(KampungKBProfileVersion, {
      villageCode,
      version: (before?.version ?? 0) + 1,
      document,
      recordedBy: operation.viewer.id,
      recordedAt: new Date(),
      // What stands on demo data stays demo data.
      demo: before?.demo ?? false,
    });
    await em.flush();
    return kampungKB;
  });
}

/** The document with a change applied; its fields in a fixed order, so that two can be compared. */
function merged(old: ProfileDocument, change: ProfileChange): ProfileDocument {
  const whole = { ...emptyProfile, ...old, ...withoutUndefined(change) };
  return {
    ...whole,
    mechanisms: whole.mechanisms?.map(({ kind, frequency }) => ({ kind, frequency })) ?? null,
    activityGroups:
      whole.activityGroups?.map(({ kind, participants, target }) => ({
        kind,
        participants: participants ?? null,
        target: target ?? null,
      })) ?? null,
    rumahDataKu: whole.rumahDataKu && mergedDataHouse({ ...old.rumahDataKu, ...withoutUndefined(whole.rumahDataKu) }),
  };
}

function mergedDataHouse({ establishedOn, decree, location, dataUpdatedOn }: Partial<RumahDataKuFacts>): RumahDataKuFacts {
  return { establishedOn: establishedOn ?? null, decree: decree ?? null, location: location ?? null, dataUpdatedOn: dataUpdatedOn ?? null };
}

function checkedChange(change: ProfileChange, today: IsoDate): ProfileChange {
  const at = (...path: (string | number)[]): InputPath => ['input', ...path];
  const { latitude, longitude, mechanisms, activityGroups, rumahDataKu } = change;
  checkRange(at('latitude'), latitude, -90, 90);
  checkRange(at('longitude'), longitude, -180, 180);
  checkNotInFuture(change.k0SubmittedOn, today, at('k0SubmittedOn'));
  for (const list of ['fundingSources', 'planningData'] as const) checkOnce(change[list], at(list));
  checkOnce(
    mechanisms?.map(({ kind }) => kind),
    at('mechanisms'),
  );
  checkOnce(
    activityGroups?.map(({ kind }) => kind),
    at('activityGroups'),
  );
  for (const [index, { participants, target }] of (activityGroups ?? []).entries()) {
    checkRange(at('activityGroups', index, 'participants'), participants, 0, mostPeople);
    checkRange(at('activityGroups', index, 'target'), target, 0, mostPeople);
    if (participants != null && target != null && participants > target)
      throw badUserInput(at('activityGroups', index, 'participants'), 'villages.participantsOverTarget', { participants, target });
  }
  for (const date of ['establishedOn', 'dataUpdatedOn'] as const) checkNotInFuture(rumahDataKu?.[date], today, at('rumahDataKu', date));
  const text = <T extends object>(given: T, names: readonly (keyof T & string)[], path: readonly string[], longest?: number) =>
    Object.fromEntries(
      names
        .filter((name) => given[name] !== undefined)
        .map((name) => [name, textOf(given[name] as string | null, at(...path, name), longest)]),
    );
  return {
    ...change,
    ...text(change, ['overview', 'workingGroupDecree', 'villageRegulationTitle'], []),
    ...text(change, ['fieldOfficerName'], [], longestName),
    ...(rumahDataKu && { rumahDataKu: { ...rumahDataKu, ...text(rumahDataKu, ['decree', 'location'], ['rumahDataKu']) } }),
  };
}

function checkOnce(values: readonly string[] | null | undefined, inputPath: InputPath): void {
  if (values != null && new Set(values).size < values.length) throw badUserInput(inputPath, 'shared.givenTwice');
}

function withoutUndefined<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}
