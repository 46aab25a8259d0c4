import type { FileHandle } from 'node:fs/promises';
import { temporaryFile } from '../source/temporaryFile.ts';
import type { Row } from '../Table.ts';

const pieceLength = 1 << 18;

/**
 * Rows that take long to read, kept in a temporary file when they are first read to the end: taking XML apart a second
 * time would take as long as the first.
 */
export class KeptRows {
  readonly #rows: () => AsyncIterable<Row[]>;
  #file: FileHandle | null = null;
  #isComplete = false;

  constructor(rows: () => AsyncIterable<Row[]>) {
    this.#rows = rows;
  }

  async *batches(): AsyncGenerator<Row[]> {
    if (this.#isComplete && this.#file !== null) {
      yield* kept(this.#file);
      return;
    }
    await this.close();
    const file = await temporaryFile();
    this.#file = file;
    for await (const batch of this.#rows()) {
      await file.writeFile(batch.map((row) => `${JSON.stringify([row.line, row.kinds, row.cells])}\n`).join(''));
      yield batch;
    }
    this.#isComplete = true;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
    this.#isComplete = false;
  }
}

async function* kept(file: FileHandle): AsyncGenerator<Row[]> {
  const piece = Buffer.alloc(pieceLength);
  let rest = Buffer.alloc(0);
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, pieceLength, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    const bytes = Buffer.concat([rest, piece.subarray(0, bytesRead)]);
    const end = bytes.lastIndexOf('\n');
    rest = Buffer.from(bytes.subarray(end + 1));
    if (end < 1) continue;
    const rows = JSON.parse(`[${bytes.toString('utf8', 0, end).replaceAll('\n', ',')}]`) as [number, string | null, string[]][];
    yield rows.map(([line, kinds, cells]) => (kinds === null ? { cells, line } : { cells, line, kinds }));
  }
}
