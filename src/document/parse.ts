import type { Root } from 'mdast';
import { detectLanguage, languageOf } from '../languages/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './faults.ts';
import { readFrontMatter } from './frontmatter.ts';
import { readIgnores } from './ignores.ts';
import { faultOfBody } from './limits.ts';
import { type ParseMarkdown, parseMarkdown } from './markdown.ts';
import { placesIn } from './places.ts';
import { readSections, type SectionSynonyms } from './sections.ts';
import type { Located, Section, Sop } from './sop.ts';
import { readProcedures } from './steps.ts';
import { readTerms } from './terms.ts';

export interface ParseOptions {
  /** Tag of the language to read with where the front matter names none (`--lang`). */
  language?: string;
  /** The same from `sop.yaml`, weaker. */
  defaultLanguage?: string;
  /** A team's names for the known sections. */
  sections?: SectionSynonyms;
  /** Front-matter keys that `sop.yaml` allows besides those of SOPs and `x-…`. */
  keys?: readonly string[];
  /** Another Markdown reader that gives the same tree. */
  parse?: ParseMarkdown;
}

/**
 * Reads one SOP. Never throws: what is wrong stands in `diagnostics`, and what could be read is there. A file without front matter has the
 * fault `front-matter` (message `missing`) and `frontMatter.present` false; whoever reads files of any kind leaves that one out.
 *
 * @param path as the findings shall show it; `\` becomes `/`.
 * @param text the whole file, BOM and line ends as they are. Every place in the result is true to it.
 */
export function parseSop(path: string, text: string, options: ParseOptions = {}): Sop {
  const shown = path.replaceAll('\\', '/');
  const places = placesIn(text);
  const { frontMatter, meta, known, diagnostics, bodyStart, yaml } = readFrontMatter(
    text,
    shown,
    places,
    options.keys,
  );
  const masked = mask(text, bodyStart);
  const { tree, fault } = readBody(masked, shown, places, options.parse ?? parseMarkdown);
  const language = known.language ?? options.language ?? options.defaultLanguage ?? detectLanguage(masked);
  const words = languageOf(language);
  const sections = readSections(tree, words, options.sections, descriptionOf(known, frontMatter));
  return {
    path: shown,
    text,
    language,
    frontMatter,
    ...(meta && { meta }),
    known,
    tree,
    ...titleOf(known, frontMatter, sections),
    sections,
    terms: readTerms(sections),
    procedures: readProcedures(tree, sections, words, text),
    ignores: readIgnores(tree, text, places, yaml),
    diagnostics: [...diagnostics, ...fault],
  };
}

/** BOM and front matter as spaces, line ends kept: the Markdown reader sees the body at its true place. */
export function mask(text: string, bodyStart: number): string {
  const hidden = text.slice(0, bodyStart).replace(/[^\r\n]/g, ' ');
  return (hidden + text.slice(bodyStart)).replace(/^\uFEFF/, ' ');
}

const empty = (places: ReturnType<typeof placesIn>, length: number): Root => ({
  type: 'root',
  children: [],
  position: places.place(0, length),
});

function readBody(
  masked: string,
  path: string,
  places: ReturnType<typeof placesIn>,
  parse: ParseMarkdown,
): { tree: Root; fault: Diagnostic[] } {
  const tooMuch = faultOfBody(masked, path, places);
  if (tooMuch) return { tree: empty(places, masked.length), fault: [tooMuch] };
  try {
    return { tree: parse(masked), fault: [] };
  } catch (error) {
    const place = places.place(0, places.lineEnd(1));
    const fault = diagnose('unreadable-document', 'failed', { error: String(error) }, { path, place });
    return { tree: empty(places, masked.length), fault: [fault] };
  }
}

function descriptionOf(known: Sop['known'], { fields }: Sop['frontMatter']) {
  const place = fields.get('description')?.valuePlace;
  return known.description && place ? { value: known.description, place } : undefined;
}

/** The front-matter title, else the first heading of rank 1, else the first heading that is not one of a known section. */
function titleOf(
  known: Sop['known'],
  { fields }: Sop['frontMatter'],
  sections: readonly Section[],
): { title?: Located<string> } {
  const place = fields.get('title')?.valuePlace;
  if (known.title && place) return { title: { value: known.title, place } };
  const headings = sections.filter(({ depth, title }) => depth <= 6 && title);
  const first = headings.find(({ depth }) => depth === 1) ?? headings.find(({ name }) => !name);
  return first ? { title: { value: first.title, place: first.place } } : {};
}
