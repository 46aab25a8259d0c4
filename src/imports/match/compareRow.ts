import { Sex } from '../../families/index.ts';
import {
  comparePersons,
  editDistance,
  isUnnamed,
  type MatchReason,
  nameLevels,
  nameSimilarity,
  nameWords,
  weightOf,
  weights,
} from '../../matching/index.ts';
import type { ChildFacts, ParentFacts, PlaceFacts } from '../contract.ts';
import type { KnownChild, KnownParent } from './KnownChild.ts';
import { thresholds } from './thresholds.ts';

/** The part of a row by which its child is told. */
export interface ComparedRow {
  readonly child: Pick<ChildFacts['child'], 'name' | 'sex' | 'bornOn'>;
  readonly parents: readonly ParentFacts[];
  readonly place: Pick<PlaceFacts, 'villageCode'> | null;
  /** As `KnownChild.posyandu`. */
  readonly posyandu: string | null;
  /** Hashes that the row's NIK may stand under; empty for none. */
  readonly nikHashes: readonly string[];
}

/** How likely a row is of a child: the logarithm of the odds to the base 2, and the probability that they give. */
export interface RowMatch {
  readonly known: KnownChild;
  readonly odds: number;
  readonly score: number;
  /** Whether the child may be a twin of the row's child, however likely the rest makes it. */
  readonly mayBeTwin: boolean;
  readonly reasons: readonly MatchReason[];
}

/**
 * Compares a row with a child by the rule for two records (`comparePersons`), and with what a file has beside it: either parent may be
 * named, and who shares the birth date and a parent with a child of another name is its twin rather than the child.
 */
export function compareRow(row: ComparedRow, known: KnownChild): RowMatch {
  const { child, place } = row;
  const parent = parentsCompared(row.parents, known.parents);
  const hash = row.nikHashes.includes(known.nik ?? '') ? known.nik : (row.nikHashes[0] ?? null);
  const { score, reasons } = comparePersons(
    {
      name: child.name,
      sex: child.sex === null || child.sex === Sex.MALE ? 'MALE' : 'FEMALE',
      bornOn: child.bornOn,
      motherName: parent?.ofRow ?? null,
      villageCode: place?.villageCode ?? known.villageCode,
      posyanduId: row.posyandu,
      familyId: null,
      nik: hash,
    },
    {
      name: known.name,
      sex: child.sex === null ? 'MALE' : known.sex === Sex.MALE ? 'MALE' : 'FEMALE',
      bornOn: known.bornOn,
      motherName: parent?.ofKnown ?? null,
      villageCode: known.villageCode,
      posyanduId: known.posyandu,
      familyId: known.familyId,
      nik: known.nik,
    },
  );
  const odds = Math.log2(score / (1 - score)) + (isTwin(row, known, parent) ? weightOf(weights.twins.LIKELY) : 0);
  return { known, odds, score: 1 / (1 + 2 ** -odds), mayBeTwin: mayBeTwin(row, known, parent), reasons };
}

interface ComparedParents {
  ofRow: string;
  ofKnown: string;
  similarity: number;
}

/**
 * The parents who agree best, of those who can be one person. `Nama Ortu` is the mother in one file and the father in the next: where the
 * hub knows one parent only, names that differ say nothing then.
 */
function parentsCompared(ofRow: readonly ParentFacts[], ofKnown: readonly KnownParent[]): ComparedParents | null {
  let best: (ComparedParents & { certain: boolean }) | null = null;
  for (const one of ofRow) {
    for (const other of ofKnown) {
      const certain = one.role === 'UNKNOWN' ? ofKnown.length > 1 : other.sex !== null;
      if (one.role !== 'UNKNOWN' && other.sex !== null && (one.role === 'MOTHER') !== (other.sex === Sex.FEMALE)) continue;
      const similarity = nameSimilarity(one.name, other.name);
      if (best === null || similarity > best.similarity) best = { ofRow: one.name, ofKnown: other.name, similarity, certain };
    }
  }
  return best === null || (!best.certain && best.similarity < nameLevels.PART) ? null : best;
}

function isTwin({ child }: ComparedRow, known: KnownChild, parent: ComparedParents | null): boolean {
  if (child.bornOn !== known.bornOn || parent === null || parent.similarity < nameLevels.CLOSE) return false;
  if (isUnnamed(child.name) || isUnnamed(known.name)) return false;
  if (nameSimilarity(child.name, known.name) >= nameLevels.SAME) return false;
  // A name that is shortened is no other name.
  const { left, right } = otherWords(child.name, known.name);
  return left.length > 0 && right.length > 0;
}

/**
 * Whether a twin of the row's child may be what is compared: twins share all but the name, and their names are often alike (Rina and Rini).
 * A letter that is left out or two that are swapped are slips; another letter may be another child. A baby without a name may be either.
 */
function mayBeTwin({ child }: ComparedRow, known: KnownChild, parent: ComparedParents | null): boolean {
  if (isUnnamed(child.name) !== isUnnamed(known.name)) return true;
  if (child.bornOn === null || Math.abs(Date.parse(child.bornOn) - Date.parse(known.bornOn)) > twinDays * day) return false;
  if (parent !== null && parent.similarity < nameLevels.CLOSE) return false;
  const { left, right } = otherWords(child.name, known.name);
  return left.map(alike).some((word) => right.map(alike).some((other) => isAnother(word, other)));
}

/** Whether another letter stands in a word, so that it may be a name of its own. */
function isAnother(word: string, other: string): boolean {
  return word.length === other.length && word !== other && !isSwap(word, other) && editDistance(word, other) <= 2;
}

/** Letters that are written for one another in one name: Rachma and Rahma, Latif and Lathif, Dewi and Dewe. */
function alike(word: string): string {
  return word.replace(/k/g, 'h').replace(/e/g, 'i').replace(/o/g, 'u');
}

const day = 86_400_000;
/** Birth dates of twins that two people have noted: as far apart as a date told from memory. */
const twinDays = 3;

/** The words that only one of two names has. */
function otherWords(one: string, other: string): { left: string[]; right: string[] } {
  const [words, others] = [nameWords(one), nameWords(other)];
  return { left: words.filter((word) => !others.includes(word)), right: others.filter((word) => !words.includes(word)) };
}

/** Whether two words have the same letters: two of them were swapped. */
function isSwap(one: string, other: string): boolean {
  return [...one].toSorted().join('') === [...other].toSorted().join('');
}

/** Whose row it is. */
export type Decision =
  /** The child, with certainty. */
  | { is: 'KNOWN'; match: RowMatch }
  /** Somebody has to decide between these, the most likely first; none that the importer may see, where only others have some. */
  | { is: 'UNCLEAR'; matches: readonly RowMatch[] }
  /** Nobody that the hub has. */
  | { is: 'NEW' };

/** Decides by the thresholds: never between two that are about as likely. */
export function decide(matches: readonly RowMatch[]): Decision {
  const possible = matches.filter(({ score }) => score >= thresholds.review).toSorted((a, b) => b.odds - a.odds);
  const [first, second] = possible;
  if (first === undefined) return { is: 'NEW' };
  const isApart = second === undefined || first.odds - second.odds >= Math.log2(thresholds.apart);
  return first.score >= thresholds.certain && isApart && isSupported(first) && !first.mayBeTwin
    ? { is: 'KNOWN', match: first }
    : { is: 'UNCLEAR', matches: possible.slice(0, mostShown) };
}

/** Name and birth date alone are not enough, nor is a part of the name without a parent. */
function isSupported({ reasons }: RowMatch): boolean {
  if (reasons.includes('MOTHER')) return true;
  const hasName = reasons.includes('NAME') || reasons.includes('SIMILAR_NAME');
  return hasName && (reasons.includes('POSYANDU') || reasons.includes('VILLAGE'));
}

/** More children than this nobody can decide between. */
const mostShown = 5;

/**
 * Decides for a row whose NIK a child has. A NIK alone is not enough: one that was copied to another child is met in every district, so
 * that name or birth date have to agree as well.
 */
export function decideByNik(row: ComparedRow, known: KnownChild): Decision {
  const match = compareRow(row, known);
  const byName = nameSimilarity(row.child.name, known.name) >= nameLevels.PART || isUnnamed(row.child.name) || isUnnamed(known.name);
  const byBirth = row.child.bornOn === null || match.reasons.some((reason) => reason.startsWith('BIRTH'));
  return byName && byBirth ? { is: 'KNOWN', match } : byName || byBirth ? nikAndOne(row, match) : { is: 'UNCLEAR', matches: [match] };
}

/** With the NIK one of name and birth date is enough, unless it may be a twin who was entered with the other's NIK. */
function nikAndOne(row: ComparedRow, match: RowMatch): Decision {
  const isOfTwin = row.child.bornOn === match.known.bornOn && nameSimilarity(row.child.name, match.known.name) < nameLevels.PART;
  return isOfTwin ? { is: 'UNCLEAR', matches: [match] } : { is: 'KNOWN', match };
}
