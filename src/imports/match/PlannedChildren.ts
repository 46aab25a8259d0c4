import { birthDatesBeside, daysInVillage } from '../../matching/index.ts';
import type { KnownChild } from './KnownChild.ts';

const day = 86_400_000;

/** Children that earlier rows of a file register, found as those of the hub are (`readBeside`). */
export class PlannedChildren {
  readonly #byBirth = new Map<string, KnownChild[]>();
  readonly #byVillage = new Map<string, KnownChild[]>();
  readonly #byNik = new Map<string, KnownChild>();

  add(child: KnownChild): void {
    push(this.#byBirth, child.bornOn, child);
    push(this.#byVillage, `${child.villageCode} ${child.bornOn.slice(0, 7)}`, child);
    if (child.nik !== null) this.#byNik.set(child.nik, child);
  }

  byNik(hashes: readonly string[]): KnownChild | undefined {
    return hashes.map((hash) => this.#byNik.get(hash)).find((child) => child !== undefined);
  }

  beside({ bornOn, villageCode }: { bornOn: string; villageCode: string | null }): KnownChild[] {
    const district = villageCode?.slice(0, '00.00.00'.length) ?? null;
    const found = new Set(this.#byBirth.get(bornOn));
    for (const date of birthDatesBeside(bornOn))
      for (const child of this.#byBirth.get(date) ?? []) if (district === null || child.villageCode.startsWith(district)) found.add(child);
    if (villageCode !== null)
      for (const month of monthsAround(bornOn))
        for (const child of this.#byVillage.get(`${villageCode} ${month}`) ?? [])
          if (Math.abs(Date.parse(child.bornOn) - Date.parse(bornOn)) <= daysInVillage * day) found.add(child);
    return [...found];
  }
}

function monthsAround(date: string): Set<string> {
  const at = Date.parse(date);
  return new Set([-daysInVillage, -15, 15, daysInVillage, 0].map((days) => new Date(at + days * day).toISOString().slice(0, 7)));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
