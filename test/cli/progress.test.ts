import type { WriteStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/cli/Progress.ts';

function progressOn(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const output = { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as WriteStream;
  return { progress: new Progress(output, () => clock.now), written, clock };
}

describe('the progress line', () => {
  it('says rows, rows a second and the time left, of both readings', () => {
    const { progress, written, clock } = progressOn(true);
    const { onRow, onBytes } = progress.listeners;
    onRow('judging', 2048, null);
    onBytes(250, 1000);
    clock.now = 4000;
    onRow('judging', 204_800, null);
    clock.now = 5000;
    onRow('scoring', 2048, 819_200);
    clock.now = 9000;
    onRow('scoring', 409_600, 819_200);
    progress.end();
    expect(written.map((text) => text.replace('\r\u001b[K', ''))).toEqual([
      'first reading: 204,800 rows, 51,200 rows/s, 12 s left',
      'scoring: 409,600 of 819,200 rows, 102,400 rows/s, 4 s left',
      '',
    ]);
  });

  it('is not shown of what takes less than two seconds, nor where there is no terminal', () => {
    for (const isTTY of [true, false]) {
      const { progress, written, clock } = progressOn(isTTY);
      progress.listeners.onRow('judging', 2048, null);
      clock.now = isTTY ? 1999 : 9000;
      progress.listeners.onRow('judging', 4096, null);
      progress.end();
      expect(written).toEqual([]);
    }
  });
});
