import type { AreaCode } from '../../base/areaCode.ts';
import { message, type Message } from '../../base/messages/index.ts';
import type { Store } from '../../store/Store.ts';

/** A village or a district. */
export interface NamedArea {
  code: AreaCode;
  name: string;
}

/** What a file says of a village. */
export interface WrittenPlace {
  code: string | null;
  village: string | null;
  district: string | null;
}

/** Old ways to write one sound, as in `names.ts` of src/matching: Bodjong, Tjibeureum, Soekarno. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/oe/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/sj/g, 'sy'],
  [/nj/g, 'ny'],
];

const level = /^\s*(desa|ds|kelurahan|kel|kecamatan|kec|kab|kabupaten)\b[.\s]*/i;
const kinds: Readonly<Record<string, string>> = { desa: '2', ds: '2', kelurahan: '1', kel: '1' };

/** A name of a place as it is compared: without the word for its level, spaces, signs and old spelling. */
function compared(name: string): string {
  const letters = name
    .replace(level, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return spellings.reduce((written, [pattern, modern]) => written.replace(pattern, modern), letters);
}

/** The villages of the hub, found by code or by name. */
export class Places {
  readonly #codes: ReadonlyMap<AreaCode, string>;
  readonly #villages = new Map<string, NamedArea[]>();
  readonly #districts = new Map<string, AreaCode[]>();

  constructor(villages: readonly NamedArea[], districts: readonly NamedArea[]) {
    this.#codes = new Map(villages.map(({ code, name }) => [code, name]));
    for (const village of villages)
      this.#villages.set(compared(village.name), [...(this.#villages.get(compared(village.name)) ?? []), village]);
    for (const { code, name } of districts) this.#districts.set(compared(name), [...(this.#districts.get(compared(name)) ?? []), code]);
  }

  static async load(store: Store): Promise<Places> {
    const [villages, districts] = await Promise.all([
      store.read<NamedArea>('villages by name', 'select code, name from village'),
      store.read<NamedArea>('districts by name', 'select code, name from district'),
    ]);
    return new Places(villages, districts);
  }

  /** Official name of a village, null where there is no such one. */
  nameOf(code: AreaCode): string | null {
    return this.#codes.get(code) ?? null;
  }

  /**
   * The village that a file means: by its code, else by its name within the district that is named, else by its name where only one village
   * has it. `Desa` and `Kel.` before the name tell apart two of one name.
   */
  find({
    code,
    village,
    district,
  }: WrittenPlace): { code: AreaCode } | { problem: Message; about: 'villageCode' | 'village' | 'district' } {
    if (code !== null) {
      const dotted = codeOf(code);
      return dotted !== null && this.#codes.has(dotted)
        ? { code: dotted }
        : { problem: message('imports.villageUnknown', { district: 'none' }), about: 'villageCode' };
    }
    if (village === null)
      return { problem: message('imports.missing', { field: message('imports.field', { field: 'village' }) }), about: 'village' };
    const byCode = codeOf(village);
    if (byCode !== null && this.#codes.has(byCode)) return { code: byCode };
    const within = district === null ? null : this.#district(district);
    if (within?.length === 0) return { problem: message('imports.districtUnknown'), about: 'district' };
    const named = (this.#villages.get(compared(village)) ?? []).filter(
      (found) => within === null || within.some((area) => found.code.startsWith(`${area}.`)),
    );
    const kind = kinds[level.exec(village)?.[1]?.toLowerCase() ?? ''];
    const [only, ...others] =
      named.length > 1 && kind !== undefined ? named.filter((found) => found.code.split('.')[3]?.startsWith(kind)) : named;
    if (only === undefined)
      return { problem: message('imports.villageUnknown', { district: within === null ? 'none' : 'named' }), about: 'village' };
    return others.length === 0 ? { code: only.code } : { problem: message('imports.villageAmbiguous'), about: 'village' };
  }

  #district(written: string): readonly AreaCode[] {
    const digits = written.replace(/\D/g, '');
    if (/^[\d.\s]+$/.test(written) && digits.length === 6) return [`${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4)}`];
    return this.#districts.get(compared(written)) ?? [];
  }
}

/** A code of a village, with or without points between its parts; null for what is none. */
function codeOf(text: string): AreaCode | null {
  const digits = text.replace(/[.\s]/g, '');
  if (!/^\d{10}$/.test(digits)) return null;
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)].join('.');
}
