import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A fenced block of a page. */
export interface Block {
  /** The first word after the fence. */
  readonly language: string;
  /** The words after it. */
  readonly tags: readonly string[];
  readonly text: string;
  /** Line of the page where its text begins, from 1. */
  readonly line: number;
}

export interface DocPage {
  /** Path from the root of the project. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The README and the pages of docs/. */
export function readPages(): DocPage[] {
  const pages = readdirSync(`${root}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  return ['README.md', ...pages.toSorted()].map((path) => {
    const text = readFileSync(root + path, 'utf8');
    return { path, text, blocks: blocksOf(text) };
  });
}

/** Links of a page to other files of the project, without anchors of other pages. */
export function linksOf({ text }: DocPage): { file: string; anchor: string | null }[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^https?:/.test(target)) return [];
    const [file = '', anchor = null] = target.split('#');
    return [{ file, anchor }];
  });
}

/** Names by which the headings of a page are linked to. */
export function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

export const titleOf = ({ path }: DocPage, { line }: Block): string => `${basename(path)}:${line}`;

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    // A block inside a list is set in as far as the list's text.
    const [, indent = '', info] = /^( *)```(.*)$/.exec(lines[at] ?? '') ?? [];
    if (info === undefined) continue;
    const end = lines.indexOf(`${indent}\`\`\``, at + 1);
    const [language = '', ...tags] = info.split(/\s+/);
    const text = lines.slice(at + 1, end).map((line) => line.slice(indent.length));
    // A block that says nothing of its language is a drawing, or what a command says.
    if (language !== '') blocks.push({ language, tags, text: text.join('\n'), line: at + 2 });
    at = end;
  }
  return blocks;
}
