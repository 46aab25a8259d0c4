/** A ready operation: what it answers, and the document with its variables. */
export interface Example {
  readonly title: string;
  readonly explanation: string;
  /** Heading it is listed under. */
  readonly group: string;
  readonly query: string;
  readonly variables: string;
}

/** Examples on one subject. */
export interface ExampleGroup {
  readonly name: string;
  readonly examples: readonly Example[];
}

const documents = import.meta.glob<string>('../../schema/operations/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('../../schema/operations/*.variables.json', { query: '?raw', import: 'default', eager: true });

/**
 * The operations of schema/operations, by file name. Of the comment lines a file begins with, the first is
 * the title, the second explains, and the third names the group.
 */
export const examples: readonly Example[] = Object.entries(documents)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([file, document]) => {
    const [title = '', explanation = '', group = ''] = headOf(document);
    // The group is for the list; the editor has enough with the question and its explanation.
    const query = document.replace(/^# Group: .*\n/m, '').trimEnd();
    return {
      title,
      explanation,
      group: group.replace('Group: ', ''),
      query,
      variables: filledIn(variables[file.replace(/\.graphql$/, '.variables.json')]?.trimEnd() ?? ''),
    };
  });

/** The examples by group, in their order. */
export const exampleGroups: readonly ExampleGroup[] = [...new Set(examples.map(({ group }) => group))].map((name) => ({
  name,
  examples: examples.filter(({ group }) => group === name),
}));

/** The examples that a first visit finds in tabs: those of the first group. */
export const starters: readonly Example[] = exampleGroups[0]?.examples ?? [];

/**
 * `{{today}}` in the variables stands for the day it is where the visitor is, `{{today-90}}` for the day 90 days before, `{{month-12}}` for
 * the month twelve before.
 */
function filledIn(text: string): string {
  return text.replaceAll(/\{\{(today|month)(-\d+)?\}\}/g, (_, unit: string, offset = '0') => {
    const now = new Date();
    // The Swedish locale writes dates as ISO 8601 does.
    const iso = (date: Date) => new Intl.DateTimeFormat('sv-SE').format(date);
    if (unit === 'month') return iso(new Date(now.getFullYear(), now.getMonth() + Number(offset), 1)).slice(0, 7);
    return iso(new Date(now.getFullYear(), now.getMonth(), now.getDate() + Number(offset)));
  });
}

/** The text of the comment lines at the beginning of a document. */
function headOf(document: string): string[] {
  const lines = document.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, end).map((line) => line.replace(/^#\s*/, ''));
}
