/** The NIK with all but its first four and last two digits hidden. */
export function maskNik(nik: string): string {
  return `${nik.slice(0, 4)}**********${nik.slice(-2)}`;
}

/** A whole NIK on its way into an answer: the scalar masks any other text, so that none gets out whole by mistake. */
export class WholeNik {
  readonly #digits: string;

  constructor(digits: string) {
    this.#digits = digits;
  }

  /** For the scalar alone. */
  reveal(): string {
    return this.#digits;
  }

  /** Whatever else turns it into text gets the mask: a log, a message, JSON. */
  toString(): string {
    return maskNik(this.#digits);
  }

  toJSON(): string {
    return this.toString();
  }
}
