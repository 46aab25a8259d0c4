/** Of a close frame, in bytes (RFC 6455, 5.5). */
const longestReason = 123;

/** As much of a reason as a close frame holds. */
export function closeReason(reason: string): string {
  if (Buffer.byteLength(reason) <= longestReason) return reason;
  // Half a character at the end is left out.
  return Buffer.from(reason)
    .subarray(0, longestReason)
    .toString()
    .replace(/\ufffd+$/, '');
}

/** Whether the message is the last of its operation, after which the client may use the id again. */
export function endsOperation(text: string): boolean {
  return /^\{"id":"(?:[^"\\]|\\.)*","type":"(?:complete|error)"/.test(text);
}

/** A message as graphql-ws takes it: that wants a query, where GraphQL over HTTP has the id of a persisted document in its place. */
export function withQuery(text: string): string {
  if (!text.includes('"documentId"') && !text.includes('"persistedQuery"')) return text;
  const message = parsed(text) as {
    type?: unknown;
    payload?: { query?: unknown; documentId?: unknown; extensions?: { persistedQuery?: unknown } | null } | null;
  } | null;
  const payload = message?.payload;
  if (message?.type !== 'subscribe' || payload == null || payload.query != null) return text;
  if (payload.documentId == null && payload.extensions?.persistedQuery == null) return text;
  return JSON.stringify({ ...message, payload: { ...payload, query: '' } });
}

/** The id of the operation that the client completes by a message; null for any other message. */
export function completedBy(text: string): string | null {
  if (!text.includes('"complete"')) return null;
  const message = parsed(text) as { type?: unknown; id?: unknown } | null;
  return message?.type === 'complete' && typeof message.id === 'string' ? message.id : null;
}

/** Null for what is no JSON, which graphql-ws refuses. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
