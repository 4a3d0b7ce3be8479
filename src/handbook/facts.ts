import { hash } from 'node:crypto';
import type { Position } from 'unist';
import { anchors } from '../document/anchor.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Meta } from '../document/meta.ts';
import { type Places, placesIn } from '../document/places.ts';
import type { Ignore, SectionName, Sop, Term } from '../document/sop.ts';
import { plainText } from '../document/text.ts';
import type { Flow, FlowNode } from '../flow/flow.ts';
import { languageOf } from '../languages/index.ts';
import type { ReadingWords } from '../languages/language.ts';
import { type FigureFact, figuresOf } from './figures.ts';
import { type LinkFact, linksOf } from './links.ts';
import { type Pieces, piecesOf, type TextPiece } from './pieces.ts';

export type { LinkFact } from './links.ts';

interface HeadingFact {
  title: string;
  /** 1 to 6. */
  depth: number;
  anchor: string;
  name?: SectionName;
  place: Position;
}

/**
 * How a role is used: `mention` (`@team-lead` in the text), `does` (acts in a step), `escalation` (a step hands over to it), `audience`
 * (front matter).
 */
export interface RoleUse {
  /** As written, without `@`. */
  role: string;
  how: 'mention' | 'does' | 'escalation' | 'audience';
  place: Position;
}

interface Counts {
  /** Words of the body. */
  words: number;
  /** Numbered steps of all its procedures. */
  steps: number;
  decisions: number;
}

/**
 * What the handbook keeps of an SOP once its tree is dropped. Plain data without functions, cycles or undefined values inside lists, so
 * that a cache can store it as JSON.
 */
export interface SopFacts {
  path: string;
  /** SHA-256 of the file's text, to know whether a cached fact still holds. */
  hash: string;
  /** The id of the front matter; undefined when it has none that can be read. */
  id?: string;
  language: string;
  title: string;
  /** Every key of the front matter that has no fault. */
  meta: Partial<Meta>;
  /** The front matter as a whole has no fault. */
  valid: boolean;
  /** Places of the front-matter values, by key. */
  places: Record<string, Position>;
  /** Plain text of the purpose, for lists and search. */
  purpose: string;
  terms: Term[];
  links: LinkFact[];
  headings: HeadingFact[];
  /** Everything that a link may point at: headings and steps. */
  anchors: string[];
  figures: FigureFact[];
  roles: RoleUse[];
  flows: Flow[];
  counts: Counts;
  /** Comments that take findings out: rules for the whole handbook look at them later. */
  ignores: Ignore[];
  /** Findings of reading and of the rules for one document, as far as they were found before. */
  diagnostics: Diagnostic[];
}

/** @param diagnostics findings of the document's rules; those of reading alone without it */
export function factsOf(sop: Sop, flows: Flow[], diagnostics: Diagnostic[] = sop.diagnostics): SopFacts {
  const places = placesIn(sop.text);
  const pieces = piecesOf(sop.tree, sop.text);
  const headings = headingsOf(sop);
  const nodes = flows.flatMap((flow) => flow.nodes);
  const figures = whenAsked(pieces.texts, languageOf(sop.language), places);
  return {
    path: sop.path,
    hash: hash('sha256', sop.text, 'hex'),
    ...(sop.known.id && { id: sop.known.id }),
    language: sop.language,
    title: sop.title?.value ?? sop.known.id ?? sop.path,
    meta: sop.known,
    valid: sop.meta !== undefined,
    places: Object.fromEntries([...sop.frontMatter.fields].map(([key, { valuePlace }]) => [key, valuePlace])),
    purpose: plainText(sop.sections.find(({ name }) => name === 'purpose')?.content ?? []),
    terms: sop.terms,
    links: linksOf(sop, pieces, places),
    headings,
    anchors: [...new Set([...headings.map(({ anchor }) => anchor), ...nodes.map(({ anchor }) => anchor)])],
    // Only comparisons with the past ask for them.
    get figures() {
      return figures();
    },
    roles: rolesOf(sop, nodes, pieces, places),
    flows,
    counts: {
      words: wordsIn(pieces.texts),
      steps: nodes.filter(({ number }) => number !== undefined && /^\d+$/.test(number)).length,
      decisions: nodes.filter(({ kind }) => kind === 'decision').length,
    },
    ignores: sop.ignores,
    diagnostics,
  };
}

/** Figures that are read once, when they are asked for. It keeps the words alone: with the SOP at hand it would keep the whole tree. */
function whenAsked(texts: readonly TextPiece[], words: ReadingWords, places: Places): () => FigureFact[] {
  let figures: FigureFact[] | undefined;
  return () => {
    figures ??= figuresOf(texts, words, places);
    return figures;
  };
}

function headingsOf(sop: Sop): HeadingFact[] {
  const anchorOf = anchors();
  // Ranks above 6 are bold labels: nothing links to them.
  return sop.sections
    .filter(({ depth }) => depth <= 6)
    .map(({ title, depth, name, place }) => ({
      title,
      depth,
      anchor: anchorOf(title),
      ...(name && { name }),
      place,
    }));
}

const mention = /(?<![\p{L}\p{N}_.@/])@(\p{L}[\p{L}\p{M}\p{N}_-]*)(?![\p{L}\p{N}_]*@|\.[a-z])/gu;

function rolesOf(sop: Sop, nodes: readonly FlowNode[], { texts }: Pieces, places: Places): RoleUse[] {
  const uses: RoleUse[] = [];
  const audience = sop.frontMatter.fields.get('audience')?.valuePlace;
  for (const role of sop.known.audience ?? [])
    if (audience) uses.push({ role: bare(role), how: 'audience', place: audience });
  for (const { role, escalatesTo, place } of nodes) {
    if (role) uses.push({ role: bare(role), how: 'does', place });
    if (escalatesTo) uses.push({ role: bare(escalatesTo), how: 'escalation', place });
  }
  return [...uses, ...mentionsIn(texts, places)];
}

const bare = (role: string): string => role.replace(/^@/, '');

function mentionsIn(texts: readonly TextPiece[], places: Places): RoleUse[] {
  return texts
    .filter(({ source, address }) => !address && source.includes('@'))
    .flatMap(({ source, start }) =>
      [...source.matchAll(mention)].map((hit): RoleUse => {
        const place = places.place(start + hit.index, start + hit.index + hit[0].length);
        return { role: (hit[1] ?? '').replace(/[-_]+$/, ''), how: 'mention', place };
      }),
    );
}

/** Runs between white space that hold a letter or figure. */
function wordsIn(texts: readonly TextPiece[]): number {
  let words = 0;
  for (const { source } of texts) {
    let isCounted = false;
    for (let at = 0; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code <= 0x20 || (code >= 0xa0 && /\s/.test(source[at] ?? ''))) isCounted = false;
      else if (!isCounted && isWordSign(code)) {
        isCounted = true;
        words++;
      }
    }
  }
  return words;
}

/** A figure, a Latin letter, or anything from the letters behind ASCII on. */
const isWordSign = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  code >= 0xaa;
