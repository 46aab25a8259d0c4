import { message, type Message } from '../../../base/messages/index.ts';
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { TableError, tableError } from '../../TableError.ts';

/** What happens while XML is read; names come without their namespace prefix. */
export interface XmlHandlers {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** No text, comment or attribute of a sheet is longer; and no element stands deeper. */
const longestPiece = 4 << 20;
const deepest = 256;

/**
 * Reads XML from a stream. What the handlers gather is yielded after each chunk, so that it does not pile up.
 * Entities of a document type are not expanded.
 * @param gathered where the handlers put what is to be yielded.
 * @throws TableError where the XML is broken, or has a text of more than 4 MB.
 */
export async function* parseXml<T>(stream: Readable, handlers: XmlHandlers, gathered: T[]): AsyncGenerator<T[]> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder();
  let sinceLast = 0;
  let depth = 0;
  parser.on('error', (error) => {
    throw damaged(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceLast = 0;
    if (++depth > deepest) throw damaged(message('interchange.tooDeep'));
    handlers.open?.(local(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    sinceLast = 0;
    depth--;
    handlers.close?.(local(name));
  });
  const { text } = handlers;
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sinceLast += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (sinceLast > longestPiece) throw damaged(message('interchange.longText'));
      if (gathered.length > 0) yield gathered.splice(0);
    }
    parser.close();
    if (gathered.length > 0) yield gathered.splice(0);
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  } finally {
    stream.destroy();
  }
}

function damaged(problem: string | Message): TableError {
  return tableError('interchange.damagedWorkbook', { problem });
}

/** Reads XML to its end. */
export async function readXml(stream: Readable, handlers: XmlHandlers): Promise<void> {
  // Nothing is gathered, so the first item would come after the end.
  await parseXml(stream, handlers, []).next();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
