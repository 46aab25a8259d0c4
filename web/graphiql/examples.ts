/** A ready operation: what it shows, and the document with its variables. */
export interface Example {
  readonly title: string;
  readonly explanation: string;
  readonly query: string;
  readonly variables: string;
}

const documents = import.meta.glob<string>('../../schema/operations/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('../../schema/operations/*.variables.json', { query: '?raw', import: 'default', eager: true });

/**
 * The operations of schema/operations, by file name. Of the comment lines a file begins with, the first is
 * the title and the next ones explain.
 */
export const examples: readonly Example[] = Object.entries(documents)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([file, document]) => {
    const query = document.trimEnd();
    const [title = '', ...explanation] = headOf(query);
    return { title, explanation: explanation.join(' '), query, variables: filledIn(variables[file.replace(/\.graphql$/, '.variables.json')]?.trimEnd() ?? '') };
  });

/** `{{today}}` in the variables stands for the day it is where the visitor is. */
function filledIn(text: string): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return text.replaceAll('{{today}}', new Intl.DateTimeFormat('sv-SE').format(new Date()));
}

/** The text of the comment lines at the beginning of a document. */
function headOf(query: string): string[] {
  const lines = query.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, end).map((line) => line.replace(/^#\s*/, ''));
}
