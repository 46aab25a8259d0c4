import type { IsoDate } from '../base/calendar.ts';
import { deriveCase, type ActiveCase, type CaseChange, type HeightFact } from '../stunting/deriveCase.ts';
import { recommendedFor } from '../stunting/recommendations.ts';
import { suggestCauses, type CauseFacts, type StuntingCause } from '../stunting/suggestCauses.ts';
import type { DemoIds } from './DemoIds.ts';
import type { RowOf } from './insertRows.ts';
import type { Random } from './Random.ts';
import type { targets } from './targets.ts';

/** Rows of the cases' tables. */
export interface CaseRows {
  cases: RowOf<typeof targets.stuntingCase>[];
  interventions: RowOf<typeof targets.intervention>[];
  events: RowOf<typeof targets.caseEvent>[];
}

/** What the case of a synthetic child is made from. */
export interface DemoCaseFacts {
  childId: string;
  villageCode: string;
  /** Its measurements with a plausible height-for-age, oldest first. */
  heights: readonly HeightFact[];
  causeFacts: CauseFacts;
}

/** Probabilities of the steps of a synthetic case, which in reality depend on decisions of people. */
const chances = { triaged: 0.2, helped: 0.25, recoveryConfirmed: 0.5 };
const services: Readonly<Record<string, string>> = {
  UMKM_CAPITAL: 'Bantuan modal usaha keluarga (contoh)',
  FOOD_AID: 'Paket makanan tambahan (contoh)',
  FOOD_NUTRITION_EDUCATION: 'Edukasi gizi di rumah (contoh)',
  REFERRAL_SERVICE: 'Rujukan ke puskesmas (contoh)',
  BPJS: 'Pendaftaran BPJS Kesehatan (contoh)',
};

/**
 * The cases a synthetic child has had: opened, proposed for recovery and opened anew by the hub's own rules, month
 * by month; triaged, helped and confirmed by chance.
 */
export function casesOf(
  { childId, villageCode, heights, causeFacts }: DemoCaseFacts,
  today: IsoDate,
  random: Random,
  ids: DemoIds,
): CaseRows {
  const rows: CaseRows = { cases: [], interventions: [], events: [] };
  let current = null as DemoCase | null;
  let closedOn: IsoDate | null = null;
  for (const [index, height] of heights.entries()) {
    for (const change of deriveCase(current?.active ?? null, heights.slice(0, index + 1), closedOn)) {
      if (change.type === 'OPENED') current = new DemoCase(rows, ids, childId, change.by);
      else current?.follow(change, height.measuredOn);
    }
    if (current === null) continue;
    if (!current.triaged && daysAfter(current.active.openedOn, 20) <= height.measuredOn && random.chance(chances.triaged)) {
      current.triage(
        suggestCauses(causeFacts, { povertyDecile: 4 }).map(({ cause }) => cause),
        daysAfter(height.measuredOn, 2),
        today,
      );
    }
    if (current.triaged && random.chance(chances.helped)) current.help(daysAfter(height.measuredOn, 5), today);
    if (
      current.active.recoveryProposedOn !== null &&
      random.chance(chances.recoveryConfirmed) &&
      current.recover(daysAfter(height.measuredOn, 7), today)
    ) {
      closedOn = current.closedOn;
      current.store(villageCode);
      current = null;
    }
  }
  current?.store(villageCode);
  return rows;
}

/** One case while it is made up. What would lie after today does not happen. */
class DemoCase {
  readonly active: ActiveCase;
  closedOn: IsoDate | null = null;
  triaged = false;
  readonly #id: string;
  #status = 'OPEN';
  #causes: readonly StuntingCause[] = [];
  #firstInterventionOn: IsoDate | null = null;
  /** Recommended interventions that have not been given. */
  #outstanding: string[] = [];

  constructor(
    private readonly rows: CaseRows,
    private readonly ids: DemoIds,
    private readonly childId: string,
    by: HeightFact,
  ) {
    this.#id = ids.next();
    this.active = { openedById: by.id, openedOn: by.measuredOn, recoveryProposedOn: null };
    this.#tell('OPENED', by.measuredOn, { measurementId: by.id });
  }

  follow(change: Exclude<CaseChange, { type: 'OPENED' }>, on: IsoDate): void {
    this.active.recoveryProposedOn = change.type === 'RECOVERY_PROPOSED' ? on : null;
    this.#tell(change.type, on, 'by' in change ? { measurementId: change.by.id } : {});
  }

  triage(causes: readonly StuntingCause[], on: IsoDate, today: IsoDate): void {
    if (on > today) return;
    this.triaged = true;
    this.#status = 'TRIAGED';
    this.#causes = causes;
    this.#outstanding = recommendedFor(causes);
    this.#tell('TRIAGED', on, { causes, note: causes.length === 0 ? 'Pola asuh dan pemberian makan (contoh)' : null });
  }

  help(on: IsoDate, today: IsoDate): void {
    const kind = this.#outstanding.shift();
    if (kind === undefined || on > today) return;
    const interventionId = this.ids.next();
    this.rows.interventions.push({
      id: interventionId,
      case_id: this.#id,
      kind,
      service: services[kind] ?? kind,
      provided_on: on,
      recorded_by: 'demo',
      recorded_at: at(on),
      demo: true,
    });
    this.#status = 'IN_INTERVENTION';
    this.#firstInterventionOn ??= on;
    this.#tell('INTERVENTION_RECORDED', on, { interventionId });
  }

  /** Returns whether it is closed now. */
  recover(on: IsoDate, today: IsoDate): boolean {
    if (on > today) return false;
    this.closedOn = on;
    this.#status = 'RECOVERED';
    this.#tell('CLOSED', on, {});
    return true;
  }

  store(villageCode: string): void {
    const { openedById, openedOn, recoveryProposedOn } = this.active;
    this.rows.cases.push({
      id: this.#id,
      child_id: this.childId,
      village_code: villageCode,
      status: this.#status,
      opened_on: openedOn,
      opened_by_id: openedById,
      causes: this.#causes,
      recovery_proposed_on: recoveryProposedOn,
      first_intervention_on: this.#firstInterventionOn,
      closed_on: this.closedOn,
      demo: true,
    });
  }

  #tell(
    type: string,
    on: IsoDate,
    {
      causes = null,
      note = null,
      measurementId = null,
      interventionId = null,
    }: { causes?: readonly StuntingCause[] | null; note?: string | null; measurementId?: string | null; interventionId?: string | null },
  ): void {
    this.rows.events.push({
      id: this.ids.next(),
      case_id: this.#id,
      type,
      status: this.#status,
      at: at(on),
      recorded_by: 'demo',
      note,
      causes,
      measurement_id: measurementId,
      intervention_id: interventionId,
      demo: true,
    });
  }
}

/** Eleven in the morning, local time, after the posyandu has measured. */
function at(day: IsoDate): string {
  return `${day}T04:00:00Z`;
}

function daysAfter(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
