import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { TableError } from '../../TableError.ts';

/** What happens while XML is read; names come without their namespace prefix. */
export interface XmlHandlers {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/**
 * Reads XML from a stream. What the handlers gather is yielded after each chunk, so that it does not pile up.
 * Entities of a document type are not expanded.
 * @param gathered where the handlers put what is to be yielded.
 * @throws TableError where the XML is broken.
 */
export async function* parseXml<T>(stream: Readable, handlers: XmlHandlers, gathered: T[]): AsyncGenerator<T> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder();
  parser.on('error', (error) => {
    throw new TableError(`the workbook is damaged: ${error.message}`);
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(local(name), attributes as Record<string, string>));
  parser.on('closetag', ({ name }) => handlers.close?.(local(name)));
  const { text } = handlers;
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }));
      yield* gathered.splice(0);
    }
    parser.close();
    yield* gathered.splice(0);
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw new TableError(`the workbook is damaged: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    stream.destroy();
  }
}

/** Reads XML to its end. */
export async function readXml(stream: Readable, handlers: XmlHandlers): Promise<void> {
  // Nothing is gathered, so the first item would come after the end.
  await parseXml(stream, handlers, []).next();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
