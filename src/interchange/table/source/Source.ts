import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { inBackground } from '../../../base/background.ts';
import { tableError } from '../../TableError.ts';
import { temporaryFile } from './temporaryFile.ts';

const pieceLength = 1 << 17;

/** Told while a file is read: how many bytes were read since the last time, of how many. */
export type OnBytes = (count: number, size: number) => void;

/** The bytes of a file, which can be read more than once, from any place. */
export class Source {
  readonly #file: FileHandle;
  readonly #onBytes: OnBytes;
  readonly #changed: () => Promise<boolean>;

  private constructor(
    file: FileHandle,
    readonly size: number,
    changed: () => Promise<boolean>,
    onBytes: OnBytes,
  ) {
    this.#file = file;
    this.#changed = changed;
    this.#onBytes = onBytes;
  }

  /** Opens a file. What is no regular file (a pipe, a terminal) is kept first, as `ofStream` does. */
  static async open(path: string, onBytes: OnBytes = () => undefined): Promise<Source> {
    const file = await open(path, constants.O_RDONLY);
    try {
      const stat = await file.stat();
      if (stat.isFile()) {
        const changed = async (): Promise<boolean> => {
          const now = await file.stat();
          return now.size !== stat.size || now.mtimeMs !== stat.mtimeMs;
        };
        return new Source(file, stat.size, changed, onBytes);
      }
      if (stat.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR', path });
    } catch (error) {
      await file.close();
      throw error;
    }
    return Source.ofStream(file.createReadStream(), onBytes);
  }

  /**
   * Keeps what a stream brings in a temporary file (`temporaryFile`), to be read more than once.
   */
  static async ofStream(stream: Readable, onBytes: OnBytes = () => undefined): Promise<Source> {
    const file = await temporaryFile();
    try {
      let size = 0;
      for await (const chunk of stream as AsyncIterable<Buffer | string>) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        await file.writeFile(bytes);
        size += bytes.length;
      }
      return new Source(file, size, () => Promise.resolve(false), onBytes);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** The bytes from one place up to another, the end of the file when absent. */
  stream(start = 0, end = this.size): Readable {
    const [file, onBytes, size] = [this.#file, this.#onBytes, this.size];
    let position = start;
    return new Readable({
      highWaterMark: pieceLength,
      read() {
        const length = Math.min(pieceLength, end - position);
        if (length <= 0) {
          this.push(null);
          return;
        }
        const came = ({ bytesRead, buffer }: { bytesRead: number; buffer: Buffer }): void => {
          position += bytesRead;
          onBytes(bytesRead, size);
          this.push(bytesRead === 0 ? null : buffer.subarray(0, bytesRead));
        };
        const failed = (error: unknown): void => void this.destroy(error as Error);
        inBackground(() => file.read(Buffer.allocUnsafe(length), 0, length, position).then(came, failed));
      },
    });
  }

  /** The first bytes. */
  async start(length: number): Promise<Buffer> {
    const { bytesRead, buffer } = await this.#file.read(Buffer.alloc(Math.min(length, this.size)), 0, Math.min(length, this.size), 0);
    return buffer.subarray(0, bytesRead);
  }

  /** @throws TableError when another program has written to the file since it was opened. */
  async checkUnchanged(): Promise<void> {
    if (await this.#changed()) throw tableError('interchange.changedMeanwhile');
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
