import { type Readable, Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { tableError, type TableError } from '../TableError.ts';
import type { Source } from './source/Source.ts';

/** What the small parts of a workbook may unpack to: its list of sheets, its styles. */
export const mostOfSmallPart = 64 << 20;

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
  static async open(source: Source): Promise<Archive> {
    try {
      const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, { autoClose: false });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        entries.set(entry.fileName, entry);
        if (entries.size > mostParts) throw new Error('too many parts');
      }
      return new Archive(zip, entries);
    } catch (error) {
      throw damaged(error);
    }
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /**
   * A part as it says it is, null where the archive has none of this name.
   * @param most bytes that it may unpack to.
   * @throws TableError for a part that is larger, or is encrypted.
   */
  checked(name: string, most: number): Entry | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    if (entry.isEncrypted()) throw tableError('interchange.password');
    if (entry.uncompressedSize > most)
      throw tableError('interchange.partTooLarge', { part: name, size: megabytes(entry.uncompressedSize), limit: megabytes(most) });
    return entry;
  }

  /** The same part as a stream. That it is no larger than it says is checked while it is read. */
  async part(name: string, most: number): Promise<Readable | null> {
    const entry = this.checked(name, most);
    if (entry === null) return null;
    try {
      return guarded(await this.#zip.openReadStreamPromise(entry), entry.crc32);
    } catch (error) {
      throw damaged(error);
    }
  }

  /** A part as text, null where the archive has none of this name. */
  async text(name: string, most: number): Promise<string | null> {
    const stream = await this.part(name, most);
    try {
      return stream === null ? null : await text(stream);
    } catch (error) {
      throw damaged(error);
    }
  }

  /** @throws TableError for a part that is damaged; reads it to its end. */
  async check(name: string, most: number): Promise<void> {
    const stream = await this.part(name, most);
    try {
      if (stream !== null) await finished(stream.resume());
    } catch (error) {
      throw damaged(error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/**
 * A part whose data are those that were packed: its checksum is compared at its end, which yauzl does not do. yauzl tells
 * of damage by an event alone, once: whoever begins to read later would wait for ever, and where nobody reads the process
 * would end. This stream keeps the error.
 */
function guarded(part: Readable, checksum: number): Readable {
  let sum = 0;
  const safe = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      done(sum === checksum ? null : new Error('its checksum is another'));
    },
  });
  safe.on('error', () => undefined);
  safe.on('close', () => part.destroy());
  part.on('error', (error) => safe.destroy(error));
  return part.pipe(safe);
}

function damaged(error: unknown): TableError {
  return tableError('interchange.damagedFile', { problem: error instanceof Error ? error.message : String(error) });
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1 << 20));
}

class SourceReader extends RandomAccessReader {
  constructor(readonly source: Source) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.source.stream(start, end);
  }
}
