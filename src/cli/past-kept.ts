import { parseLog } from '../version/history.ts';
import type { Identity } from '../version/identity.ts';
import type { Past } from './past.ts';

/** What git said, as it said it: it is taken to pieces sooner than any other form of it. */
interface Raw {
  /** Of the main line. */
  log: string;
  /** Of all commits; empty where the main line has no merge. */
  wholeLog: string;
}

/** A past with the commit up to which it was read. */
export interface KeptPast {
  head: string;
  past: Past;
  raw: Raw;
}

/** First line of what is kept; the other parts follow it, as long as it says. */
interface Head {
  head: string;
  stampsOnly: string[];
  /** SOPs as [id, language]; the empty one is a text that is none. */
  sops: [id: string, language: string][];
  texts: [blob: string, text: string][];
  /** Signs of the log, of the log of all commits, of the patches. */
  lengths: [log: number, wholeLog: number, patches: number];
}

/** Texts longer than this are read again each time: a ledger of ten years is not kept once for every commit. */
const longestText = 1 << 20;

/** What is kept of a past: a line of JSON, a line with the SOP of each text in the order of the log, then what git said. */
export function keepable(head: string, past: Past, { log, wholeLog }: Raw): string[] {
  const { stampsOnly, identities, texts, patches } = past;
  const numbers = new Map<string, number>([['\0', 0]]);
  const order: number[] = [];
  for (const identity of identities.values()) {
    const name = `${identity?.id ?? ''}\0${identity?.language ?? ''}`;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    order.push(number);
  }
  const about: Head = {
    head,
    stampsOnly: [...stampsOnly],
    sops: [...numbers.keys()].map((name) => name.split('\0') as [string, string]),
    texts: [...texts].filter(([, text]) => text.length <= longestText),
    lengths: [log.length, wholeLog.length, patches.length],
  };
  return [
    `${JSON.stringify(about)}\n`,
    `${[...identities.keys()].join('')}\n`,
    `${order.join(' ')}\n`,
    log,
    wholeLog,
    patches,
  ];
}

/** Reads what `keepable` made. */
export function keptPast(body: string): KeptPast {
  const lines: string[] = [];
  let at = 0;
  for (let line = 0; line < 3; line += 1) {
    const end = body.indexOf('\n', at);
    lines.push(body.slice(at, end));
    at = end + 1;
  }
  const [about = '', blobs = '', order = ''] = lines;
  const { head, stampsOnly, sops, texts, lengths } = JSON.parse(about) as Head;
  const [log = '', wholeLog = '', patches = ''] = lengths.map((length) => {
    at += length;
    return body.slice(at - length, at);
  });
  const past: Past = {
    commits: parseLog(log),
    graph: new Map(parseLog(wholeLog).map((commit) => [commit.oid, commit])),
    stampsOnly: new Set(stampsOnly),
    identities: identitiesOf(sops, blobs, order),
    texts: new Map(texts),
    patches,
  };
  return { head, past, raw: { log, wholeLog } };
}

/** One value for all texts of an SOP, so that they are told apart without comparing names. */
function identitiesOf(sops: Head['sops'], blobs: string, order: string): Map<string, Identity | undefined> {
  const values = sops.map(([id, language]): Identity | undefined =>
    id === '' ? undefined : { id, ...(language === '' ? {} : { language }) },
  );
  const numbers = order === '' ? [] : order.split(' ');
  const length = numbers.length > 0 ? blobs.length / numbers.length : 0;
  return new Map(
    numbers.map((number, at) => [blobs.slice(at * length, (at + 1) * length), values[Number(number)]]),
  );
}
