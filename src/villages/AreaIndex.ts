import { isWithin, type AreaCode } from '../base/areaCode.ts';
import { type InputPath, notFound } from '../base/errors.ts';
import type { Store } from '../store/Store.ts';

/**
 * The codes of all areas of the hub, in memory: areas are reference data that is loaded once, and nearly
 * every request names one.
 */
export class AreaIndex {
  readonly #codes: ReadonlySet<AreaCode>;

  private constructor(codes: ReadonlySet<AreaCode>) {
    this.#codes = codes;
  }

  static async load(store: Store): Promise<AreaIndex> {
    const rows = await store.read<{ code: AreaCode }>(
      'all area codes',
      'select code from regency union all select code from district union all select code from village',
    );
    return new AreaIndex(new Set(rows.map((row) => row.code)));
  }

  has(code: AreaCode): boolean {
    return this.#codes.has(code);
  }

  /** @throws HubError NOT_FOUND if the hub has no such area. */
  require(code: AreaCode, inputPath: InputPath): void {
    if (!this.#codes.has(code)) throw notFound(inputPath, 'villages.noSuchArea', { code });
  }

  /** The codes of all areas. */
  all(): AreaCode[] {
    return [...this.#codes];
  }

  /** The codes of an area and of all areas inside it. */
  within(area: AreaCode): AreaCode[] {
    return [...this.#codes].filter((code) => isWithin(code, area));
  }
}
