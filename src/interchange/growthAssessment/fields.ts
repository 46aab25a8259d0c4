import { message, type Message } from '../../base/messages/index.ts';
/** What a column can hold. */
export type Field =
  | 'sex'
  | 'ageDays'
  | 'ageMonths'
  | 'plainAge'
  | 'born'
  | 'measured'
  | 'weight'
  | 'height'
  | 'position'
  | 'oedema'
  | 'muac'
  | 'head'
  | 'cluster'
  | 'strata'
  | 'samplingWeight'
  | 'by';

/** The option that names the column of a field. */
export const optionOf: Readonly<Record<Field, string>> = {
  sex: '--sex',
  ageDays: '--age-days',
  ageMonths: '--age-months',
  plainAge: '--age-months',
  born: '--born',
  measured: '--measured',
  weight: '--weight',
  height: '--height',
  position: '--position',
  oedema: '--oedema',
  muac: '--muac',
  head: '--head',
  cluster: '--cluster',
  strata: '--strata',
  samplingWeight: '--sampling-weight',
  by: '--by',
};

/** What a field is called. */
export function wordsOf(field: Field): Message {
  return message('interchange.field', { field });
}

/**
 * Header names that are recognised, without regard to case, spaces and signs ("Berat (kg)" is `beratkg`):
 * English, WHO Anthro, SMART/ENA, MICS where a name means the same in each of its rounds, and the nutrition records
 * of Indonesia's health ministry (e-PPGBM). The survey's design is never recognised, only named.
 */
export const names: Record<Field, readonly string[]> = {
  sex: [
    'sex',
    'gender',
    'childsex',
    'sexofchild',
    'childssex',
    'childgender',
    'hl4',
    'jk',
    'lp',
    'jklp',
    'jkel',
    'jnskel',
    'jnskelamin',
    'jeniskelamin',
    'jeniskelaminlp',
    'jeniskelaminanak',
    'jkanak',
    'kelamin',
    'sexe',
    'sexo',
  ],
  ageDays: ['agedays', 'caged', 'ageday', 'ageindays', 'ageind', 'umurhari', 'usiahari', 'umurdalamhari', 'usiadalamhari'],
  ageMonths: [
    'months',
    'cage',
    'agemonths',
    'agemonth',
    'ageinmonths',
    'agemons',
    'agemos',
    'agemo',
    'ageinmo',
    'agem',
    'monthsold',
    'umurbulan',
    'usiabulan',
    'umurbln',
    'usiabln',
    'umurbl',
    'usiabl',
    'umurdalambulan',
    'usiadalambulan',
  ],
  plainAge: [
    'age',
    'umur',
    'usia',
    'childage',
    'ageofchild',
    'usiasaatukur',
    'umursaatukur',
    'usiasaatpengukuran',
    'usiasaatditimbang',
    'umuranak',
    'usiaanak',
    'umurbalita',
    'usiabalita',
  ],
  born: [
    'birthdat',
    'birthdate',
    'birthday',
    'dateofbirth',
    'dateofbirthofchild',
    'childdob',
    'dob',
    'born',
    'bornon',
    'tgllahir',
    'tgllhr',
    'tanggallahir',
    'tanggallahirddmmyyyy',
    'tgllahiranak',
    'tanggallahiranak',
    'tgllahirbalita',
    'tanggallahirbalita',
  ],
  measured: [
    'survdate',
    'surveydate',
    'dateofsurvey',
    'dos',
    'dateofvisit',
    'visitdate',
    'dov',
    'dateofmeasurement',
    'dateofmeasuring',
    'measurementdate',
    'measuredate',
    'datemeasured',
    'measuredon',
    'dateofweighing',
    'tanggalpengukuran',
    'tglpengukuran',
    'tanggalukur',
    'tglukur',
    'tanggalpenimbangan',
    'tglpenimbangan',
    'tanggaltimbang',
    'tgltimbang',
    'tanggalkunjungan',
    'tglkunjungan',
    'pengukurantanggal',
    'tanggalpengukuranddmmyyyy',
    'tanggalpenimbanganddmmyyyy',
  ],
  weight: [
    'weight',
    'weightkg',
    'weightg',
    'weightgr',
    'weightgram',
    'weightgrams',
    'weightinkg',
    'childweight',
    'bodyweight',
    'wt',
    'wtkg',
    'wgt',
    'berat',
    'beratkg',
    'beratg',
    'beratgr',
    'beratgram',
    'beratbadan',
    'beratbadankg',
    'beratbadangram',
    'beratbadananak',
    'bb',
    'bbkg',
    'bbgr',
    'bbgram',
    'bbanak',
    'bbbalita',
    'bbsaatini',
    'beratbadansaatini',
    'actualweightkg',
  ],
  height: [
    'height',
    'heightcm',
    'heightmm',
    'heightm',
    'heightincm',
    'childheight',
    'bodyheight',
    'stature',
    'ht',
    'htcm',
    'hgt',
    'length',
    'lengthcm',
    'lengthmm',
    'lenhei',
    'lengthheight',
    'lengthheightcm',
    'heightlength',
    'heightlengthcm',
    'lengthorheight',
    'heightorlength',
    'tinggi',
    'tinggicm',
    'tinggibadan',
    'tinggibadancm',
    'tinggibadananak',
    'panjang',
    'panjangcm',
    'panjangbadan',
    'panjangbadancm',
    'panjangtinggi',
    'panjangtinggibadan',
    'panjangtinggibadancm',
    'tinggipanjangbadan',
    'tinggipanjangbadancm',
    'tb',
    'tbcm',
    'pb',
    'pbcm',
    'tbpb',
    'pbtb',
    'tbpbcm',
    'pbtbcm',
    'tbanak',
    'tbbalita',
    'tbsaatini',
    'tinggibadansaatini',
    'actualheightcm',
  ],
  position: [
    'position',
    'measuringposition',
    'measure',
    'lorh',
    'caraukur',
    'caraukurtbpb',
    'carapengukuran',
    'posisi',
    'posisiukur',
    'posisipengukuran',
  ],
  oedema: ['oedema', 'edema', 'odema', 'bilateraloedema', 'bilateraledema', 'bilateralpittingoedema'],
  muac: [
    'muac',
    'muacmm',
    'muaccm',
    'arm',
    'armcm',
    'armmm',
    'armc',
    'armcircumference',
    'armcircumferencecm',
    'armcircumferencemm',
    'midupperarmcircumference',
    'lila',
    'lilacm',
    'lilamm',
    'lingkarlenganatas',
    'lingkarlengan',
  ],
  head: [
    'head',
    'headcm',
    'headc',
    'headcircumference',
    'headcircumferencecm',
    'hc',
    'hccm',
    'lika',
    'likacm',
    'lingkarkepala',
    'lingkarkepalacm',
  ],
  cluster: [],
  strata: [],
  samplingWeight: [],
  by: ['team', 'teamno', 'teamid', 'tim', 'notim', 'regu'],
};

/** Names that look like a measurement behind a slash (`BB/TB`), and are e-PPGBM's own indices. */
const indices = new Set([
  'bbu',
  'tbu',
  'pbu',
  'bbtb',
  'bbpb',
  'imtu',
  'zsbbu',
  'zstbu',
  'zspbu',
  'zsbbtb',
  'zsbbpb',
  'zsimtu',
  'statusbbu',
  'statustbu',
  'statuspbu',
  'statusbbtb',
  'statusbbpb',
]);

/** Groups whose columns are not about the child, or not about the day of measuring. */
const ofOthers =
  /lahir|birth|sasaran|ibu|ayah|orang ?tua|mother|maternal|father|parent|respond|caregiver|guardian|pengasuh|wali|enumerator|interviewer|petugas|kepala ?keluarga|house(hold)?_?head|istri|suami|wife|husband|sibling|saudara/i;

/** A name without case, spaces and signs. */
export function normalised(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * The part of a grouped name (`child/weight` of ODK, `anthro:height`, `Pengukuran / BB` of a merged header) that names the
 * column; null where there is none, or where its group is about somebody else.
 */
export function lastPart(name: string): string | null {
  if (indices.has(normalised(name))) return null;
  const parts = /^(.*)(?:[/:]|(?<=\w)-(?=\w)| - )(.*)$/s.exec(name);
  if (parts === null || ofOthers.test(parts[1] ?? '')) return null;
  return parts[2] ?? null;
}

/** Behind a name, in brackets: a unit, or how its values are written. */
const remarks: readonly { fields: readonly Field[]; remark: RegExp; base: Field | null }[] = [
  { fields: ['weight', 'height', 'muac', 'head'], remark: /^(kg|kgs|g|gr|gram|cm|mm|m)$/i, base: null },
  {
    fields: ['born', 'measured'],
    remark: /^[dhmtybg]{1,4}[-/. ][dhmtybg]{1,4}[-/. ][dhmtybg]{1,4}$|^(dd|hh|tgl).*(yyyy|tttt|thn)$/i,
    base: null,
  },
  { fields: ['sex'], remark: /^([lmp][/,;-][pfl]|1[^a-z]+.*2.*)$/i, base: null },
  { fields: ['ageMonths'], remark: /^(dalam )?(bulan|bln|bl|months?|mos?)$/i, base: 'plainAge' },
  { fields: ['ageDays'], remark: /^(dalam )?(hari|hr|days?)$/i, base: 'plainAge' },
];

/** Whether a name is known for a field: as it stands, or without a remark in brackets behind it. */
function isKnown(name: string, field: Field): boolean {
  if (names[field].includes(normalised(name))) return true;
  const [, base, remark] = /^(.*?)\s*\(\s*([^()]*?)\s*\)\s*$/.exec(name) ?? [];
  if (base === undefined || remark === undefined) return false;
  return remarks.some(
    ({ fields, remark: known, base: of }) => fields.includes(field) && known.test(remark) && names[of ?? field].includes(normalised(base)),
  );
}

/** The columns whose name is known for a field: by the whole name, else by the part behind its group. */
export function recognised(header: readonly string[], field: Field): number[] {
  if (names[field].length === 0) return [];
  const whole = positions(header, (name) => isKnown(name, field));
  if (whole.length > 0) return whole;
  return positions(header, (name) => isKnown(lastPart(name) ?? '', field) || (field === 'measured' && isDateOfMeasuring(name)));
}

/** A date whose group says that it is the one of measuring: `Hasil Pengukuran / Tanggal`. */
function isDateOfMeasuring(name: string): boolean {
  const part = lastPart(name);
  return (
    part !== null &&
    ['tanggal', 'tgl', 'date'].includes(normalised(part)) &&
    /ukur|timbang|measur|visit|survey|kunjungan/i.test(name.slice(0, -part.length))
  );
}

function positions(header: readonly string[], passes: (name: string) => boolean): number[] {
  return [...header.keys()].filter((index) => passes(header[index] ?? ''));
}
