import type { Flow, FlowEdge, FlowNode } from '../../src/flow/flow.ts';
import { flowOf } from './samples.ts';

/** Words of support work in languages that wrap differently. */
export const vocabularies: Record<string, string> = {
  en: 'check the order number and ask the customer for a clear photo of the damaged parcel before you refund anything over € 200 today',
  de: 'Rückerstattungsgenehmigung prüfen und die Kundenzufriedenheitsumfrage mit der Auftragsbestätigungsnummer an die Qualitätssicherung weiterleiten',
  lv: 'pārbaudiet pasūtījuma numuru un lūdziet klientam iesniegt skaidru bojātā sūtījuma fotogrāfiju pirms naudas atmaksas apstiprināšanas',
  ja: '注文番号を確認し、 破損した商品の写真を お客様に依頼して、 返金が二万円を超える場合は 「チームリーダー」に 承認を求める。',
  ar: 'تحقق من رقم الطلب واطلب من العميل صورة واضحة للطرد التالف قبل رد أي مبلغ يزيد على مئتي يورو',
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

interface Maker {
  random: () => number;
  nodes: FlowNode[];
  edges: FlowEdge[];
  left: number;
  words: number;
  vocabulary: string[];
  /** Jumps to a step that comes later. */
  ahead: Loose[];
}

/** A way out that waits for its target. */
interface Loose {
  from: string;
  label?: string;
  implied?: boolean;
}

/**
 * A procedure of about `size` nodes with labels of 1 to `words` words: decisions in decisions, loops, jumps, conditions, hand-offs,
 * sub-procedures, nested lists. The same seed gives the same procedure.
 */
export function generateFlow(seed: number, size: number, words: number, language = 'en'): Flow {
  const vocabulary = (vocabularies[language] ?? '').split(' ');
  const maker: Maker = {
    random: randomOf(seed),
    nodes: [],
    edges: [],
    left: size,
    words,
    vocabulary,
    ahead: [],
  };
  let loose: Loose[] = [];
  for (let number = 1; maker.left > 0; number++) {
    for (const end of loose) aim(maker, end, `s${number}`);
    loose = addStep(maker, `s${number}`, undefined, 0);
  }
  addNode(maker, 'e1', 'end', undefined, maker.random() < 0.5 ? { label: '', implied: true } : {});
  for (const end of loose) addEdge(maker, end, 'e1', 'next');
  const steps = maker.nodes.filter((node) => /^s\d+$/.test(node.id));
  for (const end of maker.ahead) {
    const from = steps.findIndex((step) => step.id === /^s\d+/.exec(end.from)?.[0]);
    const later = steps.slice(from + 1);
    addEdge(maker, end, later[Math.floor(maker.random() * later.length)]?.id ?? 'e1', 'jump');
  }
  return { ...flowOf([], [], { language }), nodes: maker.nodes, edges: maker.edges };
}

function text(maker: Maker, most = maker.words): string {
  const count = 1 + Math.floor(maker.random() * most);
  const start = Math.floor(maker.random() * maker.vocabulary.length);
  return Array.from(
    { length: count },
    (_, index) => maker.vocabulary[(start + index) % maker.vocabulary.length],
  ).join(' ');
}

function addNode(
  maker: Maker,
  id: string,
  kind: FlowNode['kind'],
  branch: FlowNode['branch'],
  more: Partial<FlowNode> = {},
): void {
  maker.nodes.push(...flowOf([[id, text(maker), { kind, branch, ...more }]], []).nodes);
  maker.left--;
}

function addEdge(maker: Maker, { from, label, implied }: Loose, to: string, kind: FlowEdge['kind']): void {
  const shown = kind === 'next' && label !== undefined ? 'answer' : kind;
  maker.edges.push(...flowOf([], [[from, to, { kind: shown, label, implied }]]).edges);
}

/** Mostly to what follows, sometimes back, ahead or to the end. */
function aim(maker: Maker, end: Loose, next: string): void {
  const dice = maker.random();
  const steps = maker.nodes.filter((node) => /^s\d+$/.test(node.id));
  const other = steps[Math.floor(maker.random() * steps.length)];
  if (dice < 0.12 && other) addEdge(maker, end, other.id, 'loop');
  else if (dice < 0.2) addEdge(maker, end, 'e1', 'jump');
  else if (dice < 0.3) maker.ahead.push(end);
  else addEdge(maker, end, next, 'next');
}

/** One step with all that hangs from it; gives back the ways out that wait for what follows. */
function addStep(maker: Maker, id: string, branch: FlowNode['branch'], depth: number): Loose[] {
  const dice = maker.random();
  if (dice < 0.35 && depth < 3) return addDecision(maker, id, branch, depth);
  if (dice < 0.45) {
    addNode(maker, id, 'decision', branch, { condition: text(maker) });
    addNode(maker, `${id}${depth % 2 === 0 ? 'a' : '.1'}`, 'step', { of: id, label: 'Yes' });
    const action = maker.nodes.at(-1)?.id ?? '';
    addEdge(maker, { from: id, label: 'Yes' }, action, 'next');
    return [{ from: action }, { from: id, label: 'No', implied: true }];
  }
  const kind = dice < 0.52 ? 'hand-off' : dice < 0.6 ? 'sub-procedure' : 'step';
  const more: Partial<FlowNode> =
    maker.random() < 0.2
      ? { role: text(maker, 2), time: text(maker, 3), optional: maker.random() < 0.5 }
      : {};
  addNode(maker, id, kind, branch, kind === 'hand-off' ? { escalatesTo: text(maker, 3) } : more);
  let last = id;
  for (let nested = 1; dice > 0.92 && nested < 4; nested++) {
    addNode(maker, `${id}.${nested}`, 'step', branch, { within: id });
    addEdge(maker, { from: last }, `${id}.${nested}`, 'next');
    last = `${id}.${nested}`;
  }
  return [{ from: last }];
}

function addDecision(maker: Maker, id: string, branch: FlowNode['branch'], depth: number): Loose[] {
  addNode(maker, id, 'decision', branch);
  const loose: Loose[] = [];
  const answers = 2 + Math.floor(maker.random() * 3);
  for (let answer = 0, action = 0; answer < answers; answer++) {
    const label = `${text(maker, 8)} ${answer}`;
    const count = Math.floor(maker.random() * 3);
    let ends: Loose[] = [{ from: id, label }];
    for (let step = 0; step < count; step++, action++) {
      const own = `${id}${depth % 2 === 0 ? String.fromCharCode(97 + action) : `.${action + 1}`}`;
      for (const end of ends) {
        if (step === 0) addEdge(maker, end, own, 'next');
        else aim(maker, end, own);
      }
      ends = addStep(maker, own, { of: id, label }, depth + 1);
    }
    loose.push(...ends);
  }
  return loose;
}
