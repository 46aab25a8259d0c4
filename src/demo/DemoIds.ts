import type { Random } from './Random.ts';

/** Makes keys in the form of UUIDv7 from a seeded generator: in ascending order, the same at every seeding. */
export class DemoIds {
  readonly #random: Random;
  #milliseconds: number;

  /** @param from instant of the first key, in milliseconds of the epoch. */
  constructor(random: Random, from: number) {
    this.#random = random;
    this.#milliseconds = from;
  }

  next(): string {
    const time = (this.#milliseconds++).toString(16).padStart(12, '0');
    const low = this.#hex(0x10000);
    const variant = (0x8000 | Math.floor(this.#random.next() * 0x4000)).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${low.slice(1)}-${variant}-${this.#hex(0x1000000)}${this.#hex(0x1000000)}`;
  }

  #hex(below: number): string {
    return Math.floor(this.#random.next() * below)
      .toString(16)
      .padStart(Math.log2(below) / 4, '0');
  }
}
