import type { ParseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import type { Flow } from '../flow/flow.ts';
import { toFlows } from '../flow/read.ts';
import type { Config } from '../handbook/config.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { anchorId } from './address.ts';

/** One text of an SOP as pages need it. */
export interface Text {
  /** Where it lies, or lay when it was sealed. */
  path: string;
  text: string;
  facts: SopFacts;
  /** With anchors that can be ids of a page. */
  flows: Flow[];
  /** Its tree; read again where it was dropped. */
  open(): Sop;
}

/** Reads texts, each only once. */
export type ReadText = (path: string, text: string) => Text;

/** @param mostKept trees of so many characters of text are kept between reading and writing the pages: they take 30 times the room of their text */
export function textReader(config: Config, parse: ParseMarkdown, mostKept = 4_000_000): ReadText {
  const known = new Map<string, Map<string, Text>>();
  const defaultLanguage = config.languages[0] ?? 'en';
  let kept = 0;
  return (path, text) => {
    const ofPath = known.get(path) ?? new Map<string, Text>();
    known.set(path, ofPath);
    const before = ofPath.get(text);
    if (before) return before;
    const read = () => parseSop(path, text, { defaultLanguage, keys: config.keys, parse });
    const sop = read();
    const flows = toFlows(sop);
    const facts = factsOf(sop, flows);
    kept += text.length;
    const tree = kept <= mostKept ? sop : undefined;
    const made = { path, text, facts, flows: flows.map(withIds), open: () => tree ?? read() };
    ofPath.set(text, made);
    return made;
  };
}

const withIds = (flow: Flow): Flow => ({
  ...flow,
  nodes: flow.nodes.map((node) => ({
    ...node,
    anchor: node.anchor && anchorId(node.anchor),
    ...(node.target?.startsWith('#') && { target: `#${anchorId(node.target.slice(1))}` }),
  })),
});
