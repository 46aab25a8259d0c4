import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assessGrowth, carriedTables, loadTables, referenceVersion } from '../../src/growth/index.ts';
import { child } from './child.ts';

const carried = join(import.meta.dirname, '../../src/growth/tables');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'who-tables-'));
  cpSync(carried, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));

describe("WHO's tables", () => {
  it('can be read from another folder, and are then used', () => {
    const boy = child({ sex: 'MALE', ageInDays: 0, weightKg: 4 });
    expect(assessGrowth(boy, loadTables(folder))).toEqual(assessGrowth(boy));
    edit('weianthro.txt', (text) => text.replace('3.3464', '4'));
    expect(assessGrowth(boy, loadTables(folder)).weightForAge?.value).toBe(0);
    expect(assessGrowth(boy).weightForAge?.value).toBe(1.26);
  });

  it('are read with Windows line ends too', () => {
    edit('wflanthro.txt', (text) => text.replaceAll('\n', '\r\n'));
    expect(loadTables(folder).weightForLength).toEqual(carriedTables().weightForLength);
  });

  it('are refused by name when a file is missing, lacks a column or a row, or holds no number', () => {
    edit('hcanthro.txt', (text) => text.replace('\tm\t', '\tmedian\t'));
    expect(() => loadTables(folder)).toThrow(/hcanthro\.txt has no column m/);
    cpSync(carried, folder, { recursive: true });
    edit('lenanthro.txt', (text) => text.replace(/\n1\t17\t.*/, ''));
    expect(() => loadTables(folder)).toThrow(/lenanthro\.txt is incomplete/);
    cpSync(carried, folder, { recursive: true });
    edit('bmianthro.txt', (text) => text.replace('13.4069', 'x'));
    expect(() => loadTables(folder)).toThrow(/bmianthro\.txt/);
    rmSync(join(folder, 'wfhanthro.txt'));
    cpSync(join(carried, 'bmianthro.txt'), join(folder, 'bmianthro.txt'));
    expect(() => loadTables(folder)).toThrow(/wfhanthro\.txt/);
  });

  it('are loaded once', () => {
    expect(carriedTables()).toBe(carriedTables());
  });

  it('have a version that is stored with each assessment', () => {
    expect(referenceVersion).toBe('WHO Child Growth Standards (anthro 1.1.0)');
  });
});
