import { expect } from 'vitest';

/** What people told the hub and what must not come out where nobody asked for it. */
export class Secrets {
  readonly #texts = new Set<string>();
  readonly #outputs: { where: string; text: string }[] = [];

  /** Remembers a NIK, a name or a note, and returns it. */
  keep(text: string): string {
    this.#texts.add(text);
    return text;
  }

  /** Remembers what the hub wrote: a log, a header, an error, an id. */
  saw(where: string, output: unknown): void {
    this.#outputs.push({ where, text: typeof output === 'string' ? output : JSON.stringify(output) });
  }

  /** How many outputs were seen. */
  get seen(): number {
    return this.#outputs.length;
  }

  /** Fails where a secret stands in an output: as it is, in an address, in base64, or in hexadecimal. */
  expectKept(): void {
    const found = this.#outputs.flatMap(({ where, text }) =>
      [...this.#texts].filter((secret) => writtenAs(secret).some((form) => text.includes(form))).map((secret) => `${where}: ${secret}`),
    );
    expect(found).toEqual([]);
  }
}

function writtenAs(secret: string): string[] {
  // Base64 of a text inside another has one of three forms; its inner digits are the same.
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + secret)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [
    secret,
    encodeURIComponent(secret),
    secret.replaceAll(' ', '+'),
    Buffer.from(secret).toString('hex'),
    ...inBase64.filter((text) => text.length >= 8),
  ];
}
