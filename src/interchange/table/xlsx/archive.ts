import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { TableError } from '../../TableError.ts';

/** More parts than this no workbook of data has. */
const mostParts = 10_000;

/** The parts of a ZIP archive, by name, each read as a stream. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws TableError for a file that is no whole ZIP archive. */
  static async open(path: string): Promise<Archive> {
    try {
      const zip = await openPromise(path, { autoClose: false });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        entries.set(entry.fileName, entry);
        if (entries.size > mostParts) throw new Error('too many parts');
      }
      return new Archive(zip, entries);
    } catch (error) {
      throw new TableError(`the workbook is damaged: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** A part, null where the archive has none of this name. */
  async part(name: string): Promise<Readable | null> {
    const entry = this.#entries.get(name);
    return entry === undefined ? null : this.#zip.openReadStreamPromise(entry);
  }

  close(): void {
    this.#zip.close();
  }
}
