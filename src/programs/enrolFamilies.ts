import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { mayEnrolIn, type Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput } from '../errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { ruleOf } from './defaultEligibility.ts';
import { alternativesOf, eligibilityFacts, meets } from './eligibilitySql.ts';
import { Enrolment } from './Enrolment.ts';
import { EnrolmentRefusalReason as Reason } from './enums.ts';
import { lockProgram, requireOwnProgram } from './lockProgram.ts';
import { works } from './periods.ts';
import type { Program } from './Program.ts';
import type { ProgramOperation } from './ProgramOperation.ts';

/** Families that one call takes. */
export const mostFamilies = 1_000;

export interface FamiliesToEnrol {
  programId: string;
  familyIds: readonly string[];
  /** First day in the program; today when left out. */
  enrolledOn?: IsoDate | null;
}

/** What became of one family: an enrolment, or the reason why not. */
export interface EnrolmentDecision {
  familyId: string;
  /** The new enrolment; for ALREADY_ENROLLED the one that stands in the way. */
  enrolment: Enrolment | null;
  refused: Reason | null;
}

/** A family as far as an enrolment must know it. */
interface Applicant {
  id: string;
  villageCode: AreaCode;
  inVillage: boolean;
  eligible: boolean;
}

/**
 * Enrols families in a program; each is enrolled or refused with its reason, in the order of `familyIds`, and places
 * are given in this order. What is known of a family now decides, with ages as on the day of enrolment.
 *
 * The program's lock makes calls take turns, so that no family is in it twice and it never holds more families than
 * its capacity. A place is free again once the end of an enrolment is recorded.
 * @throws HubError BAD_USER_INPUT (more than 1,000 families, a day in the future or before the program's first) or
 *   NOT_FOUND (program); nothing is stored.
 */
export async function enrolFamilies({ programId, familyIds, ...input }: FamiliesToEnrol, { store, viewer, today }: ProgramOperation): Promise<EnrolmentDecision[]> {
  const enrolledOn = input.enrolledOn ?? today;
  if (familyIds.length > mostFamilies) throw badUserInput(['familyIds'], `${familyIds.length} families`, `up to ${mostFamilies.toLocaleString('en')}`);
  if (enrolledOn > today) throw badUserInput(['enrolledOn'], `${enrolledOn} is in the future`, `a date up to today, ${today}`);

  return store.transaction(async (em) => {
    const program = await lockProgram(em, programId, ['programId']);
    await requireOwnProgram(em, programId, viewer, ['programId']);
    if (enrolledOn < program.startsOn) throw badUserInput(['enrolledOn'], `${enrolledOn} is before the program's first day`, `a date from ${program.startsOn} on`);
    const applicants = await readApplicants(em, program, familyIds, enrolledOn);
    const standing = new Map((await readStanding(em, programId, familyIds, enrolledOn)).map((enrolment) => [enrolment.familyId, enrolment]));
    const ended = program.endsOn !== null && program.endsOn < today;
    let places = program.capacity === null ? Infinity : program.capacity - (await em.count(Enrolment, { programId, endedOn: null }));

    const decisions = familyIds.map((familyId): EnrolmentDecision => {
      const applicant = applicants.get(familyId);
      const earlier = standing.get(familyId) ?? null;
      const refused = refusalOf(applicant, { ended, isEnrolled: earlier !== null, isFull: places <= 0 }, viewer);
      if (applicant === undefined || refused !== null) return { familyId, enrolment: refused === Reason.ALREADY_ENROLLED ? earlier : null, refused };
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
    recordWrite(store, em, { field: 'Enrolment', familyIds: decisions.flatMap(({ familyId, refused }) => (refused === null ? familyId : [])) });
    return decisions;
  });
}

/** Why a family cannot be enrolled, the first reason of the order of EnrolmentRefusalReason; null when it can. */
function refusalOf(applicant: Applicant | undefined, { ended, isEnrolled, isFull }: { ended: boolean; isEnrolled: boolean; isFull: boolean }, viewer: Viewer): Reason | null {
  if (applicant === undefined) return Reason.NOT_FOUND;
  if (!mayEnrolIn(viewer, applicant.villageCode)) return Reason.FORBIDDEN;
  if (ended) return Reason.PROGRAM_ENDED;
  if (!applicant.inVillage) return Reason.NOT_IN_PROGRAM_VILLAGE;
  if (isEnrolled) return Reason.ALREADY_ENROLLED;
  if (!applicant.eligible) return Reason.NOT_ELIGIBLE;
  return isFull ? Reason.OVER_CAPACITY : null;
}

async function readApplicants(em: SqlEntityManager, program: Program, familyIds: readonly string[], enrolledOn: IsoDate): Promise<Map<string, Applicant>> {
  // Held until the end of the transaction, so that no family moves away between the question and the enrolment.
  await queryIn(em, 'select from family where id = any($1::uuid[]) order by id for share', [familyIds]);
  const rows = await queryIn<Applicant>(
    em,
    `select fa.family_id as id, fa.village_code as "villageCode",
        exists (select from village_program vp where vp.program_id = $2 and vp.village_code = fa.village_code and ${works('$3::date')}) as "inVillage",
        exists (select from ${alternativesOf('$4::jsonb')} where ${meets('alternative', 'fa')}) as eligible
      from ${eligibilityFacts('$3::date')} fa where fa.family_id = any($1::uuid[])`,
    [familyIds, program.id, enrolledOn, JSON.stringify(ruleOf(program))],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The enrolments of families in the program that reach beyond the day of enrolment; one may end on that day. */
function readStanding(em: SqlEntityManager, programId: string, familyIds: readonly string[], enrolledOn: IsoDate): Promise<Enrolment[]> {
  return em.find(Enrolment, { programId, familyId: { $in: [...familyIds] }, $or: [{ endedOn: null }, { endedOn: { $gt: enrolledOn } }] });
}
