import { message, type Message } from '../../../base/messages/index.ts';

/** What a file is, by its content. */
export type ContentKind =
  /** Formats that are read. */
  | { reads: 'text' | 'zip' | 'compound' | 'html' }
  /** Formats that are not, with what to do instead. */
  | { reads: null; name: Message; instead: Message };

const asCsv = message('interchange.saveAsCsv');
const asXlsx = message('interchange.saveAsXlsx');
const openAndSave = message('interchange.openAndSave');
const unpack = message('interchange.unpack');

/**
 * First bytes by which formats are known, as characters of one byte each; `at` where they do not stand first. Unless
 * `isText`, they count only where bytes follow that no text has: a header may begin with PAR1.
 */
const signatures: readonly { bytes: string; at?: number; name: Message; instead?: Message; isText?: true }[] = [
  { bytes: '%PDF', name: message('interchange.pdf'), isText: true },
  { bytes: '\x89PNG', name: message('interchange.picture', { format: 'PNG' }) },
  { bytes: '\xff\xd8\xff', name: message('interchange.picture', { format: 'JPEG' }) },
  { bytes: 'GIF8', name: message('interchange.picture', { format: 'GIF' }) },
  { bytes: 'WEBP', at: 8, name: message('interchange.picture', { format: 'WebP' }) },
  { bytes: 'II*\0', name: message('interchange.picture', { format: 'TIFF' }) },
  { bytes: 'MM\0*', name: message('interchange.picture', { format: 'TIFF' }) },
  { bytes: 'ftyphei', at: 4, name: message('interchange.picture', { format: 'HEIC' }) },
  { bytes: 'ftypmif1', at: 4, name: message('interchange.picture', { format: 'HEIF' }) },
  { bytes: 'PAR1', name: message('interchange.parquet') },
  { bytes: 'ARROW1', name: message('interchange.arrow') },
  { bytes: 'FEA1', name: message('interchange.feather') },
  { bytes: 'Obj\x01', name: message('interchange.avro') },
  { bytes: '\x89HDF', name: message('interchange.hdf5') },
  { bytes: '<stata_dta>', name: message('interchange.stata'), isText: true },
  { bytes: '$FL2', name: message('interchange.spss') },
  { bytes: '$FL3', name: message('interchange.spssCompressed') },
  { bytes: 'ASCII SPSS PORT FILE', name: message('interchange.spssPortable'), isText: true },
  { bytes: '\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00\x09\xc7\x31\x8c', at: 12, name: message('interchange.sas') },
  { bytes: 'HEADER RECORD*******', name: message('interchange.sasTransport'), isText: true },
  { bytes: 'RDX3\n', name: message('interchange.rData') },
  { bytes: 'RDX2\n', name: message('interchange.rData') },
  { bytes: 'SQLite format 3\0', name: message('interchange.sqlite') },
  { bytes: 'Standard Jet DB', at: 4, name: message('interchange.access') },
  { bytes: 'Standard ACE DB', at: 4, name: message('interchange.access') },
  { bytes: '{\\rtf', name: message('interchange.rtf'), isText: true },
  { bytes: '%!PS', name: message('interchange.postscript'), isText: true },
  { bytes: 'MIME-Version:', name: message('interchange.mhtml'), instead: openAndSave, isText: true },
  { bytes: '\x1f\x8b', name: message('interchange.gzip'), instead: unpack },
  { bytes: 'BZh', name: message('interchange.bzip2'), instead: unpack },
  { bytes: '\xfd7zXZ\0', name: message('interchange.xz'), instead: unpack },
  { bytes: '\x28\xb5\x2f\xfd', name: message('interchange.zstandard'), instead: unpack },
  { bytes: '7z\xbc\xaf\x27\x1c', name: message('interchange.sevenZip'), instead: unpack },
  { bytes: 'Rar!', name: message('interchange.rar'), instead: unpack },
  { bytes: 'ustar', at: 257, name: message('interchange.tar'), instead: unpack },
  { bytes: 'PK\x05\x06', name: message('interchange.emptyZip') },
  { bytes: 'PK\x07\x08', name: message('interchange.splitZip'), instead: message('interchange.joinParts') },
  { bytes: '\x09\x00\x04\x00', name: message('interchange.oldExcel', { version: '2' }), instead: asXlsx },
  { bytes: '\x09\x02\x06\x00', name: message('interchange.oldExcel', { version: '3' }), instead: asXlsx },
  { bytes: '\x09\x04\x06\x00', name: message('interchange.oldExcel', { version: '4' }), instead: asXlsx },
  { bytes: 'ID;PWXL', name: message('interchange.sylk'), instead: asXlsx, isText: true },
];

/** Tells what a file is from its first bytes: some kilobytes are enough. */
export function contentKind(start: Buffer): ContentKind {
  const bytes = start.toString('latin1');
  if (bytes.startsWith('PK\x03\x04')) return { reads: 'zip' };
  if (bytes.startsWith('\xd0\xcf\x11\xe0')) return { reads: 'compound' };
  const text = textOf(start);
  const known = signatures.find(
    ({ bytes: signature, at = 0, isText }) => (isText === true || text === null) && bytes.startsWith(signature, at),
  );
  if (known !== undefined) return unread(known.name, known.instead);
  // Stata before version 13: release, byte order, file type 1, a byte of zero.
  if (/^[\x69-\x76][\x01\x02]\x01\0/.test(bytes)) return unread(message('interchange.stata'));
  // dBase: version, a date, and a header whose length fits its fields of 32 bytes each.
  if (
    /^[\x03\x30\x83\x8b\xf5]/.test(bytes) &&
    start.length > 32 &&
    [1, 2].includes(start.readUInt16LE(8) % 32) &&
    bytes[2] !== undefined &&
    bytes.charCodeAt(2) <= 12
  )
    return unread(message('interchange.dbase'));
  if (text === null) return unread(message('interchange.unknownKind'));
  return textKind(text.trimStart());
}

function textKind(text: string): ContentKind {
  if (/^\{|^\[\s*[[{"]/.test(text)) return unread(jsonName(text));
  if (text.startsWith('<')) {
    if (/^<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/.test(text))
      return unread(message('interchange.xmlSpreadsheet'), openAndSave);
    if (/<(html|table|body|head|meta|!doctype html)[\s>]/i.test(text)) return { reads: 'html' };
    if (/^<(\?xml|[a-z][\w:.-]*[\s>])/i.test(text))
      return unread(text.includes('http://hl7.org/fhir') ? message('interchange.fhirXml') : message('interchange.xml'));
  }
  // A page that begins with a message of the program that made it.
  return /<table[\s>][^]*<tr[\s>]/i.test(text) ? { reads: 'html' } : { reads: 'text' };
}

function jsonName(text: string): Message {
  if (/"resourceType"\s*:/.test(text)) return message('interchange.fhirJson');
  return /^\{[^\n]*\}\r?\n\s*\{/.test(text)
    ? message('interchange.jsonLines')
    : /"type"\s*:\s*"FeatureCollection"/.test(text)
      ? message('interchange.geoJson')
      : message('interchange.json');
}

function unread(name: Message, instead: Message = asCsv): ContentKind {
  return { reads: null, name, instead };
}

/** Whether the bytes are UTF-16: by their mark, or because every other one of them is zero. */
export function utf16(start: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(Math.min(start.length, 4096) / 2);
  if (pairs < 4) return null;
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at++) if (start[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le';
  return even > pairs * 0.6 && odd < pairs * 0.1 ? 'utf-16be' : null;
}

/** The beginning as text, good enough to tell text formats apart; null where it is none. */
function textOf(start: Buffer): string | null {
  const wide = utf16(start);
  const text = wide === null ? start.toString('latin1') : new TextDecoder(wide).decode(start);
  // Control characters that no text has.
  return /[\0-\x08\x0e-\x1a\x1c-\x1f]{2}|\0/.test(text) ? null : text.replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, '');
}
