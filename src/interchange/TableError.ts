/** A file that cannot be worked with as it is; the message tells the user what to change or to say. */
export class TableError extends Error {
  override readonly name = 'TableError';
}
