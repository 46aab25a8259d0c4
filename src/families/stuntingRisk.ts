import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { isAged, isYoungerThanMonths } from './ages.ts';
import { balitaMonths, isMember, isFertileCouple, isFertileWife, isPregnant, type MemberFacts } from './cohorts.ts';

/** What is recorded of a family itself; null if not known. */
export interface HouseholdFacts {
  welfareDecile: number | null;
  habitable: boolean | null;
  safeDrinkingWater: boolean | null;
  healthyLatrine: boolean | null;
  /** Whether the couple uses modern contraception. */
  modernContraception: boolean | null;
}

/** Reasons that put a target family at risk, each alone. */
export const riskReasons = [
  'UNSAFE_WATER',
  'UNHEALTHY_LATRINE',
  'MOTHER_TOO_YOUNG',
  'MOTHER_TOO_OLD',
  'BIRTHS_TOO_CLOSE',
  'TOO_MANY_CHILDREN',
] as const;
/** Reasons that are also reported, but alone do not put a family at risk. */
export const contributingReasons = ['NO_MODERN_CONTRACEPTION', 'POOR_WELFARE', 'UNFIT_HOUSING'] as const;

export type RiskReason = (typeof riskReasons)[number] | (typeof contributingReasons)[number];

export interface StuntingRiskFinding {
  atRisk: boolean;
  reasons: RiskReason[];
}

/** Terlalu muda and terlalu tua, of PUS 4T: completed years of the wife. */
export const tooYoungYears = { from: 0, to: 19 } as const;
export const tooOldYears = { from: 35, to: 40 } as const;
/** Terlalu dekat and terlalu banyak, of PUS 4T. */
export const closeBirthsMonths = 24;
export const mostChildren = 3;
/** Welfare deciles that Pendataan Keluarga reports beside the risk. */
export const poorDecile = 4;

/**
 * Whether a family is at risk of stunting on a day (keluarga berisiko stunting, KRS), by the rules of BKKBN's
 * Pendataan Keluarga:
 *
 * Looked at are target families: those with a couple of fertile age (PUS, the wife 15 to 49), a pregnant woman, or
 * a child of 0 to 59 months (baduta and balita). All others are not at risk and have no reasons.
 *
 * A target family is at risk when any of these is recorded: no adequate drinking water; no healthy latrine; and,
 * where there is a PUS or a pregnant woman, one of the 4T: she is under 20 (terlalu muda) or 35 to 40 (terlalu
 * tua), children less than two years apart (terlalu dekat), more than three children (terlalu banyak).
 *
 * Beside these, Pendataan Keluarga reports a PUS without modern contraception, the welfare rank and unfit housing.
 * They stand among the reasons of a target family, and alone do not put it at risk.
 *
 * Practice: an unknown fact is not a reason. A pregnant woman counts though her husband is not registered with her. Children are those
 * recorded as the head's; born on the same or the next day they are twins, which is one birth.
 */
export function stuntingRiskOf(household: HouseholdFacts, everybody: readonly MemberFacts[], on: IsoDate): StuntingRiskFinding {
  const members = everybody.filter((member) => isMember(member, on));
  const couple = isFertileCouple(members, on);
  const mothers = mothersOf(members, on);
  if (!isTarget(mothers, members, on)) return { atRisk: false, reasons: [] };

  const children = members.filter(({ relation }) => relation === 'CHILD');
  const found: Record<RiskReason, boolean> = {
    UNSAFE_WATER: household.safeDrinkingWater === false,
    UNHEALTHY_LATRINE: household.healthyLatrine === false,
    MOTHER_TOO_YOUNG: mothers.some(({ bornOn }) => isAged(bornOn, tooYoungYears, on)),
    MOTHER_TOO_OLD: mothers.some(({ bornOn }) => isAged(bornOn, tooOldYears, on)),
    BIRTHS_TOO_CLOSE: mothers.length > 0 && areTooClose(children.flatMap(({ bornOn }) => bornOn ?? [])),
    TOO_MANY_CHILDREN: mothers.length > 0 && children.length > mostChildren,
    NO_MODERN_CONTRACEPTION: couple && household.modernContraception === false,
    POOR_WELFARE: household.welfareDecile !== null && household.welfareDecile <= poorDecile,
    UNFIT_HOUSING: household.habitable === false,
  };
  return {
    atRisk: riskReasons.some((reason) => found[reason]),
    reasons: [...riskReasons, ...contributingReasons].filter((reason) => found[reason]),
  };
}

/**
 * Whether it is known if a family is at risk on a day. It is not for a target family of which neither drinking water nor latrine is
 * recorded, and that nothing else puts at risk: such a family is not to be counted as not at risk. Practice: of a family that came from a
 * file, only a child and a parent are known.
 */
export function isRiskKnown(household: HouseholdFacts, everybody: readonly MemberFacts[], on: IsoDate): boolean {
  if (household.safeDrinkingWater !== null || household.healthyLatrine !== null) return true;
  const members = everybody.filter((member) => isMember(member, on));
  return !isTarget(mothersOf(members, on), members, on) || stuntingRiskOf(household, everybody, on).atRisk;
}

function mothersOf(members: readonly MemberFacts[], on: IsoDate): MemberFacts[] {
  const couple = isFertileCouple(members, on);
  return members.filter((member) => (couple && isFertileWife(member, on)) || isPregnant(member, on));
}

function isTarget(mothers: readonly MemberFacts[], members: readonly MemberFacts[], on: IsoDate): boolean {
  return mothers.length > 0 || members.some(({ bornOn }) => isYoungerThanMonths(bornOn, balitaMonths, on));
}

function areTooClose(births: readonly IsoDate[]): boolean {
  const inOrder = births.toSorted();
  return inOrder.some((birth, index) => {
    const before = inOrder[index - 1];
    return before !== undefined && before > monthsBefore(birth, closeBirthsMonths) && Date.parse(birth) - Date.parse(before) > 86_400_000;
  });
}
