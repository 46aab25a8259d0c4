import type { IsoDate } from '../base/calendar.ts';
import type { KnownSex } from '../families/index.ts';
import type { DemoGrowth } from './growthSeries.ts';

/** A synthetic person, as a row of the person table will hold it. */
export interface DemoPerson {
  id: string;
  name: string;
  nik: string | null;
  sex: KnownSex;
  bornOn: IsoDate;
  relation: 'HEAD' | 'SPOUSE' | 'CHILD' | 'PARENT';
}

/** A synthetic child under five with its growth. */
export interface DemoChild extends DemoGrowth {
  person: DemoPerson;
  motherHeightCm: number | null;
}

/** A synthetic family with all its records. */
export interface DemoFamily {
  id: string;
  villageCode: string;
  rt: string;
  rw: string;
  welfareDecile: number | null;
  habitable: boolean | null;
  safeDrinkingWater: boolean | null;
  healthyLatrine: boolean | null;
  cleanSurroundings: boolean | null;
  members: DemoPerson[];
  children: DemoChild[];
}
