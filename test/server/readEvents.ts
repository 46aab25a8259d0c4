/** A server-sent event. */
export interface SentEvent {
  readonly id: string | undefined;
  readonly event: string | undefined;
  /** Read as JSON; null when empty. */
  readonly data: unknown;
}

/** The events of a response, one after the other. */
export interface SentEvents {
  /** The next event; undefined when the stream has ended. */
  next(): Promise<SentEvent | undefined>;
  /** Breaks the connection. */
  leave(): Promise<void>;
}

/** Reads the events of a response, without the comments and settings between them. */
export function readEvents(response: Response): SentEvents {
  if (response.body === null) throw new Error('a response without a body');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const waiting: SentEvent[] = [];
  let text = '';
  return {
    async next() {
      for (;;) {
        const event = waiting.shift();
        if (event !== undefined) return event;
        const { value, done } = await reader.read();
        if (done) return undefined;
        const blocks = (text + value).split('\n\n');
        text = blocks.pop() ?? '';
        waiting.push(...blocks.flatMap(readBlock));
      }
    },
    leave: () => reader.cancel(),
  };
}

function readBlock(block: string): SentEvent[] {
  const lines = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]));
  const data = lines.get('data');
  return data === undefined
    ? []
    : [{ id: lines.get('id'), event: lines.get('event'), data: data === '' ? null : (JSON.parse(data) as unknown) }];
}
