import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { mayEnrolIn, type Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { ruleOf } from './defaultEligibility.ts';
import { alternativesOf, eligibilityFacts, meets } from './eligibilitySql.ts';
import { Enrolment } from './Enrolment.ts';
import { EnrolmentRefusalReason as Reason } from './enums.ts';
import { lockProgram, requireOwnProgram } from './lockProgram.ts';
import { isActiveSql } from './periods.ts';
import type { Program } from './Program.ts';
import type { ProgramOperation } from './ProgramOperation.ts';

/** Highest number of families in one call. */
export const mostFamilies = 1_000;

export interface FamiliesToEnrol {
  programId: string;
  familyIds: readonly string[];
  /** First day in the program; today when left out. */
  enrolledOn?: IsoDate | null;
}

/** Result for one family: an enrolment, or the reason for the refusal. */
export interface EnrolmentDecision {
  familyId: string;
  /** The new enrolment; for ALREADY_ENROLLED the existing one. */
  enrolment: Enrolment | null;
  refused: Reason | null;
}

/** The part of a family that an enrolment needs. */
interface Applicant {
  id: string;
  villageCode: AreaCode;
  inVillage: boolean;
  eligible: boolean;
}

/**
 * Enrols families in a program. Each family is enrolled, or refused with a reason, in the order of `familyIds`; places are given in this
 * order. Eligibility is evaluated on the current facts, with ages as on the day of enrolment.
 *
 * The lock of the program serializes calls, so that no family is enrolled twice and the capacity is never exceeded. A place becomes free
 * when the end of an enrolment is recorded.
 * @throws HubError BAD_USER_INPUT (more than 1,000 families, a day in the future or before the program's first) or
 *   NOT_FOUND (program); nothing is stored.
 */
export async function enrolFamilies(
  { programId, familyIds, ...input }: FamiliesToEnrol,
  { store, viewer, today }: ProgramOperation,
): Promise<EnrolmentDecision[]> {
  const enrolledOn = input.enrolledOn ?? today;
  if (familyIds.length > mostFamilies)
    throw badUserInput(['familyIds'], 'shared.tooManyFamilies', { count: familyIds.length, most: mostFamilies });
  if (enrolledOn > today) throw badUserInput(['enrolledOn'], 'shared.dateInFuture', { date: enrolledOn, today });

  return store.transaction(async (em) => {
    const program = await lockProgram(em, programId, ['programId']);
    await requireOwnProgram(em, programId, viewer, ['programId']);
    if (enrolledOn < program.startsOn)
      throw badUserInput(['enrolledOn'], 'programs.beforeFirstDay', { date: enrolledOn, startsOn: program.startsOn });
    const applicants = await readApplicants(em, program, familyIds, enrolledOn);
    const standing = new Map(
      (await readStanding(em, programId, familyIds, enrolledOn)).map((enrolment) => [enrolment.familyId, enrolment]),
    );
    const ended = program.endsOn !== null && program.endsOn < today;
    let places = program.capacity === null ? Infinity : program.capacity - (await em.count(Enrolment, { programId, endedOn: null }));

    const decisions = familyIds.map((familyId): EnrolmentDecision => {
      const applicant = applicants.get(familyId);
      const earlier = standing.get(familyId) ?? null;
      const refused = refusalOf(applicant, { ended, isEnrolled: earlier !== null, isFull: places <= 0 }, viewer);
      if (applicant === undefined || refused !== null)
        return { familyId, enrolment: refused === Reason.ALREADY_ENROLLED ? earlier : null, refused };
      const enrolment = em.create(Enrolment, {
        id: uuid(),
        programId,
        familyId,
        villageCode: applicant.villageCode,
        enrolledOn,
        endedOn: null,
        outcome: null,
        endReason: null,
        recordedBy: viewer.id,
        recordedAt: new Date(),
        demo: false,
      });
      standing.set(familyId, enrolment);
      places -= 1;
      return { familyId, enrolment, refused: null };
    });
    await em.flush();
    recordWrite(store, em, {
      field: 'Enrolment',
      familyIds: decisions.flatMap(({ familyId, refused }) => (refused === null ? familyId : [])),
    });
    return decisions;
  });
}

/** Why a family cannot be enrolled: the first reason in the order of EnrolmentRefusalReason; null if it can. */
function refusalOf(
  applicant: Applicant | undefined,
  { ended, isEnrolled, isFull }: { ended: boolean; isEnrolled: boolean; isFull: boolean },
  viewer: Viewer,
): Reason | null {
  if (applicant === undefined) return Reason.NOT_FOUND;
  if (!mayEnrolIn(viewer, applicant.villageCode)) return Reason.FORBIDDEN;
  if (ended) return Reason.PROGRAM_ENDED;
  if (!applicant.inVillage) return Reason.NOT_IN_PROGRAM_VILLAGE;
  if (isEnrolled) return Reason.ALREADY_ENROLLED;
  if (!applicant.eligible) return Reason.NOT_ELIGIBLE;
  return isFull ? Reason.OVER_CAPACITY : null;
}

async function readApplicants(
  em: SqlEntityManager,
  program: Program,
  familyIds: readonly string[],
  enrolledOn: IsoDate,
): Promise<Map<string, Applicant>> {
  // Held until the end of the transaction, so that no family moves away between the check and the enrolment.
  await queryIn(em, 'select from family where id = any($1::uuid[]) order by id for share', [familyIds]);
  const rows = await queryIn<Applicant>(
    em,
    `select fa.family_id as id, fa.village_code as "villageCode",
        exists (select from village_program vp where vp.program_id = $2 and vp.village_code = fa.village_code and ${isActiveSql('$3::date')}) as "inVillage",
        exists (select from ${alternativesOf('$4::jsonb')} where ${meets('alternative', 'fa')}) as eligible
      from ${eligibilityFacts('$3::date')} fa where fa.family_id = any($1::uuid[])`,
    [familyIds, program.id, enrolledOn, JSON.stringify(ruleOf(program))],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The enrolments of families in the program that last beyond the day of enrolment; an enrolment may end on that day. */
function readStanding(em: SqlEntityManager, programId: string, familyIds: readonly string[], enrolledOn: IsoDate): Promise<Enrolment[]> {
  return em.find(Enrolment, { programId, familyId: { $in: [...familyIds] }, $or: [{ endedOn: null }, { endedOn: { $gt: enrolledOn } }] });
}
