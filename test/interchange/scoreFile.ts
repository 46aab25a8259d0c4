import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { assessFile, type FileOptions } from '../../src/interchange/assessFile.ts';
import { reportOf } from '../../src/interchange/growthAssessment/report.ts';
import type { temporaryFolder } from './temporaryFolder.ts';
import { workbook } from './table/workbook.ts';

/** Scores a file in this process: its rows as records, `haz waz whz` of each, and what is told. */
export function scorer(files: ReturnType<typeof temporaryFolder>) {
  return async (content: string | Buffer, options: FileOptions = {}) => {
    const out = files.path('out.csv');
    const { summary, estimates } = await assessFile(
      files.file('input', content),
      { stdin: new PassThrough(), stdout: new PassThrough() },
      { ...options, out },
    );
    const text = readFileSync(out, 'latin1').replace(/^\u00ef\u00bb\u00bf/, '');
    const rows: Record<string, string>[] = parse(text, {
      columns: true,
      delimiter: summary.about?.separator ?? options.separator ?? ',',
      relax_column_count: true,
    });
    return {
      text,
      rows,
      scores: rows.map(({ haz = '', waz = '', whz = '' }) => `${haz} ${waz} ${whz}`),
      summary,
      estimates,
      report: reportOf(summary, estimates, false),
    };
  };
}

/** The same rows as an XLSX workbook; every cell is a text, a number that prints the same is one. */
export function asWorkbook(rows: readonly (readonly string[])[], sheet = 'data'): Promise<Buffer> {
  return workbook({ sheets: { [sheet]: rows.map((row) => `<row>${row.map(cellXml).join('')}</row>`).join('') } });
}

function cellXml(text: string): string {
  if (text === '') return '<c/>';
  if (String(Number(text)) === text) return `<c><v>${text}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
}
