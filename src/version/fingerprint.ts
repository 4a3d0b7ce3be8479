import { createHash } from 'node:crypto';
import type { Section, Sop } from '../document/sop.ts';
import type { Flow } from '../flow/flow.ts';
import { isKeptChart } from '../flow/kept.ts';
import { compilePhrases, languageOf } from '../languages/index.ts';
import { attachmentsOf, meaningOf } from './meaning.ts';

/** Object name of a picture or attachment by the address that the SOP gives it; undefined where the file is missing. */
export type AttachmentName = (url: string) => string | undefined;

/** Keys whose change is a change of the procedure; all others say something about the document. */
export const GOVERNING_KEYS = ['title', 'department', 'audience', 'targets', 'when', 'not-when'] as const;

/**
 * What a text means, as `v1:` and the SHA-256 (FIPS 180-4) of its serialised meaning, in hexadecimal: section texts with code verbatim,
 * the resolved flow, the bytes of its pictures and attachments by their object names, and the governing keys. Layout, tags, the stamped
 * keys and the kept chart do not change it; an edited word does. A renumbering alone does not: jumps count by where they lead.
 */
export function fingerprintOf(
  sop: Sop,
  flows: readonly Flow[],
  attachment: AttachmentName = () => undefined,
): string {
  const parts = [
    ...keys(sop),
    ...topSections(sop).map((section) => sectionText(section, sop.language)),
    ...flows.flatMap(flowText),
    ...attachments(sop, attachment),
  ];
  return `v1:${createHash('sha256').update(parts.join('\u0000')).digest('hex')}`;
}

function keys({ known }: Sop): string[] {
  return GOVERNING_KEYS.map(
    (key) => `key ${key} ${JSON.stringify((known as Record<string, unknown>)[key] ?? null)}`,
  );
}

/**
 * Sections that stand in no other section; one that holds the kept chart alone is none. A title heading holds no sections: of it only what
 * stands before the first one counts.
 */
export function topSections({ sections }: Sop): Section[] {
  const top: Section[] = [];
  let end = -1;
  for (const section of sections) {
    if ((section.place.start.offset ?? 0) < end) continue;
    const own = ownPart(section);
    const isTitleAlone = own !== section && own.content.length === 0;
    if (!isTitleAlone && (own.content.length === 0 || !own.content.every(isKeptChart))) top.push(own);
    end = own.content.at(-1)?.position?.end.offset ?? own.place.end.offset ?? end;
  }
  return top;
}

function ownPart(section: Section): Section {
  const { name, depth, content } = section;
  const first = content.findIndex(({ type }) => type === 'heading');
  return name === undefined && depth === 1 && first >= 0
    ? { ...section, content: content.slice(0, first) }
    : section;
}

function sectionText(section: Section, language: string): string {
  return `section ${section.name ?? section.title} ${sectionMeaning(section, language)}`;
}

/** What a section says; the numbers of steps are left to the flow, which knows where they lead. */
export function sectionMeaning({ name, content }: Section, language: string): string {
  const text = meaningOf(content);
  if (name !== 'instructions') return text;
  const words = languageOf(language);
  let meaning = '';
  let at = 0;
  for (const { start, end } of compilePhrases(words.step, words).all(text)) {
    meaning += text.slice(at, start) + text.slice(start, end).replace(/\p{N}+/gu, '#');
    at = end;
  }
  return meaning + text.slice(at);
}

/** Nodes by position, edges by the positions that they join, so that ids and numbers play no part. */
function flowText({ nodes, edges }: Flow): string[] {
  const position = new Map(nodes.map(({ id }, index) => [id, index]));
  return [
    ...nodes.map(
      ({ kind, role, time, condition, optional }) =>
        `node ${JSON.stringify([kind, role, time, condition, optional])}`,
    ),
    ...edges.map(
      ({ from, to, kind, label }) => `edge ${position.get(from)} ${position.get(to)} ${kind} ${label ?? ''}`,
    ),
  ];
}

function attachments({ tree }: Sop, attachment: AttachmentName): string[] {
  return attachmentsOf(tree.children).map((url) => `file ${url} ${attachment(url) ?? 'missing'}`);
}
