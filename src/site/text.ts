import { hash } from 'node:crypto';
import type { ParseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import type { Flow } from '../flow/flow.ts';
import { toFlows } from '../flow/read.ts';
import type { Config } from '../handbook/config.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { anchorId } from './address.ts';
import type { SiteInput } from './input.ts';
import { factsLater, type Kept, keptOf, type Later, type Outline, outlineOf } from './kept-text.ts';
import { type Packed, packed } from './packed.ts';

/** One text of an SOP as pages need it. */
export interface Text {
  /** Where it lies, or lay when it was sealed. */
  path: string;
  text: string;
  facts: SopFacts;
  outline: Outline;
  /** With anchors that can be ids of a page. */
  readonly flows: Flow[];
  /** Its tree; read again where it was dropped. */
  open(): Sop;
  /** Its pages are made: the tree may go. */
  close(): void;
}

/** Reads texts, each only once. */
export type ReadText = (path: string, text: string) => Text;

/** What an earlier build read in texts, one line each, by a name that stands for the text and its path. */
export interface KeptTexts {
  find(name: string): string | undefined;
  /** Of every text of this build, found or new. */
  keep(name: string, line: () => string, isNew: boolean): void;
}

const keepsNothing: KeptTexts = { find: () => undefined, keep: () => {} };

/** Of so many texts the steps stay as they are, the others are packed. */
const mostOpen = 1500;

interface Reading {
  kept?: KeptTexts;
  /** Trees stay between reading and writing the pages. They take 30 times the room of their text: see `hasRoom`. */
  keepsTrees?: boolean;
  /** Rules look at the facts of all texts too: nothing of them is packed, and nothing is read again for what no page asks for. */
  holdsFacts?: boolean;
}

/** Signs of text whose trees have room in memory. */
const mostSigns = 6_000_000;

/** Is there room for the trees of all texts? Where there is not, each is read twice. */
export function hasRoom({ texts, sealed }: Pick<SiteInput, 'texts' | 'sealed'>): boolean {
  let signs = 0;
  for (const { text } of texts) signs += text.length;
  for (const text of sealed.values()) signs += text.length;
  return signs <= mostSigns;
}

export function textReader(
  config: Config,
  parse: ParseMarkdown,
  { kept = keepsNothing, keepsTrees = true, holdsFacts = false }: Reading = {},
): ReadText {
  const known = new Map<string, Map<string, Text>>();
  const pack = packed<Later>(mostOpen);
  const defaultLanguage = config.languages[0] ?? 'en';
  const parsed = (path: string, text: string) => () =>
    parseSop(path, text, { defaultLanguage, keys: config.keys, parse });
  const readAnew = (path: string, text: string): Found => {
    const sop = parsed(path, text)();
    const flows = toFlows(sop);
    const facts = factsOf(sop, flows);
    const first = keptOf(facts, outlineOf(flows));
    const tree = keepsTrees ? { sop } : {};
    if (holdsFacts) return { first, later: whole(facts), facts, ...tree };
    return { first, later: pack({ value: { flows, headings: facts.headings } }), ...tree };
  };
  return (path, text) => {
    const ofPath = known.get(path) ?? new Map<string, Text>();
    known.set(path, ofPath);
    const before = ofPath.get(text);
    if (before) return before;
    const name = `${hash('sha256', text, 'hex')} ${path}`;
    const [small, json] = kept.find(name)?.split('\t', 2) ?? [];
    const isNew = small === undefined || json === undefined;
    const found = isNew ? readAnew(path, text) : { first: JSON.parse(small) as Kept, later: pack({ json }) };
    kept.keep(name, () => `${JSON.stringify(found.first)}\t${found.later.json()}`, isNew);
    const made = textOf(text, found, parsed(path, text));
    ofPath.set(text, made);
    return made;
  };
}

const whole = (facts: SopFacts): Packed<Later> => ({
  get: () => facts,
  json: () => JSON.stringify({ flows: facts.flows, headings: facts.headings }),
});

/** What was read in a text, now or before. */
interface Found {
  first: Kept;
  later: Packed<Later>;
  facts?: SopFacts;
  sop?: Sop;
}

function textOf(text: string, { first, later, facts, sop }: Found, parse: () => Sop): Text {
  const { path } = first.facts;
  let tree = sop;
  const open = () => tree ?? parse();
  const rest = () => {
    const again = open();
    return factsOf(again, toFlows(again));
  };
  return {
    path,
    text,
    facts: facts ?? factsLater(first.facts, () => later.get(), rest),
    outline: first.outline,
    get flows() {
      return withIds(later.get());
    },
    open,
    close: () => {
      tree = undefined;
    },
  };
}

const changed = new WeakMap<Later, Flow[]>();

/** As often as it is asked for, the same. */
function withIds(later: Later): Flow[] {
  const before = changed.get(later);
  if (before) return before;
  const flows = later.flows.map((flow) => ({ ...flow, nodes: flow.nodes.map(withId) }));
  changed.set(later, flows);
  return flows;
}

/** Few anchors are also ids of the page: most nodes stay as they are. */
function withId(node: Flow['nodes'][number]): Flow['nodes'][number] {
  const anchor = node.anchor && anchorId(node.anchor);
  const target = node.target?.startsWith('#') ? `#${anchorId(node.target.slice(1))}` : node.target;
  if (anchor === node.anchor && target === node.target) return node;
  return { ...node, anchor, ...(target !== undefined && { target }) };
}
