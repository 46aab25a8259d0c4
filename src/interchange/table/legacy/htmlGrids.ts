import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Row } from '../Table.ts';
import type { Grid } from './readGrids.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** A cell over more columns than this is a mistake. */
const widestCell = 1000;
const mostColumns = 16_384;

/** The tables of a page, in order, each with its rows that have a value. Cells come as they are shown. */
export function htmlGrids(html: string): Grid[] {
  const grids: Grid[] = [];
  const tables = elements(parse(html), (element) => element.tagName === 'table', true);
  for (const table of tables) {
    const rows = rowsOf(table);
    if (rows.length === 0) continue;
    const [caption] = elements(table, (element) => element.tagName === 'caption', false);
    const name = caption === undefined ? '' : textOf(caption);
    grids.push({ name: name === '' ? `table ${grids.length + 1}` : name, rows });
  }
  return grids;
}

function rowsOf(table: Element): Row[] {
  const rows: Row[] = [];
  /** Cells that reach down from rows above, by column: how many rows they still reach, and what they say there. */
  let reaching: { rows: number; text: string }[] = [];
  for (const [index, tr] of elements(table, (element) => element.tagName === 'tr', false).entries()) {
    const cells: string[] = [];
    const next: typeof reaching = [];
    const takeReaching = (): void => {
      for (let above = reaching[cells.length]; above !== undefined && above.rows > 0; above = reaching[cells.length]) {
        next[cells.length] = { rows: above.rows - 1, text: above.text };
        cells.push(above.text);
      }
    };
    for (const cell of tr.childNodes.filter((node): node is Element => node.nodeName === 'td' || node.nodeName === 'th')) {
      takeReaching();
      const text = textOf(cell);
      const down = span(cell, 'rowspan') - 1;
      for (let across = 0; across < span(cell, 'colspan') && cells.length < mostColumns; across++) {
        const shown = across === 0 ? text : '';
        if (down > 0) next[cells.length] = { rows: down, text: shown };
        cells.push(shown);
      }
    }
    takeReaching();
    reaching = next;
    if (cells.some((text) => text !== '')) rows.push({ cells, line: index + 1 });
  }
  return rows;
}

function span(cell: Element, name: string): number {
  const value = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, widestCell) : 1;
}

/** The elements below a node that pass, in order; those inside of a table within it only where `intoTables`. */
function elements(root: { childNodes: Node[] }, passes: (element: Element) => boolean, intoTables: boolean): Element[] {
  const found: Element[] = [];
  const open: Node[] = [...root.childNodes].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('tagName' in node)) continue;
    if (passes(node)) found.push(node);
    if (intoTables || node.tagName !== 'table') open.push(...[...node.childNodes].reverse());
  }
  return found;
}

/** The text that a cell shows: spaces run together, a line break as a space, without scripts and styles. */
function textOf(cell: Element): string {
  let text = '';
  const open: Node[] = [...cell.childNodes].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('value' in node) text += node.value;
    else if ('tagName' in node) {
      if (['script', 'style', 'template', 'table'].includes(node.tagName)) continue;
      if (['br', 'p', 'div', 'li'].includes(node.tagName)) text += ' ';
      open.push(...[...node.childNodes].reverse());
    }
  }
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim();
}
