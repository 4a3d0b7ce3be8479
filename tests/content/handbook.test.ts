import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { sop } from '../shell.ts';
import { root, shapeOfFile } from './shape.ts';
import { shapes } from './shapes.ts';

const files = readdirSync(join(root, 'sops'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => path.replaceAll('\\', '/'));
const read = (path: string) => readFileSync(join(root, 'sops', path), 'utf8');
const flowsOf = (path: string) => toFlows(parseSop(path, read(path), { defaultLanguage: 'en' }));

test('our own linter finds nothing in the sample handbook', async () => {
  const { code, out } = await sop(root, 'lint', '--format', 'json', '--max-warnings', '0');
  const found = JSON.parse(out);
  expect(found.files).toEqual([]);
  expect(found.summary.filesChecked).toBe(files.length);
  expect(code).toBe(0);
});

describe('every SOP is read as its author meant it', () => {
  test('each has an expectation', () => {
    expect(Object.keys(shapes).sort()).toEqual(files.map((path) => path.replace(/\.md$/, '')).sort());
  });
  test.each(Object.entries(shapes))('%s', (path, shape) => {
    expect(shapeOfFile(`sops/${path}.md`)).toBe(shape.trim().replace(/\n\s+/g, '\n'));
  });
});

describe('a translation is the same procedure', () => {
  const translations = files.filter((path) => path.endsWith('.nl.md'));
  test('there are three', () => expect(translations).toHaveLength(3));
  test.each(translations)('%s', (path) => {
    const graph = (name: string) =>
      flowsOf(name).map(({ nodes, edges }) => ({
        nodes: nodes.map(({ id, kind, role, optional, time }) => ({
          id,
          kind,
          role,
          optional,
          timed: time !== undefined,
        })),
        edges: edges.map(({ from, to, kind }) => ({ from, to, kind })),
      }));
    expect(graph(path)).toEqual(graph(path.replace('.nl.md', '.md')));
  });
});

test('together the samples show the whole grammar', () => {
  const flows = files.flatMap(flowsOf);
  const nodes = flows.flatMap((flow) => flow.nodes);
  const edges = flows.flatMap((flow) => flow.edges);
  const text = files.map(read).join('\n');
  const answers = flows.flatMap(({ nodes, edges }) =>
    nodes.map(({ id }) => edges.filter(({ from, label }) => from === id && label)),
  );
  expect({
    kinds: [...new Set(nodes.map((node) => node.kind))].sort(),
    edges: [...new Set(edges.map((edge) => edge.kind))].sort(),
    mostAnswers: Math.max(...answers.map((ways) => ways.length)),
    optional: nodes.some((node) => node.optional),
    ifSteps: nodes.some((node) => node.condition),
    waits: nodes.some((node) => node.kind === 'decision' && node.awaitsAnswer),
    nestedSteps: nodes.some((node) => node.within),
    times: nodes.some((node) => node.time),
    roles: new Set(nodes.map((node) => node.role)).has('on-call'),
    jumpByTitle: /[Gg]o to \*\*/.test(text),
    jumpByAnchor: /[Gg]o to \[[^\]]+\]\(#/.test(text),
    jumpByNumber: /[Gg]o back to step \d/.test(text),
    repeat: /[Rr]epeat step \d/.test(text),
    namedEnding: nodes.some((node) => node.kind === 'end' && node.label === 'Already refunded'),
    checklist: text.includes('- [ ] '),
    picture: text.includes('.svg)'),
    script: /^ +> /m.test(text),
  }).toEqual({
    kinds: ['decision', 'end', 'hand-off', 'step', 'sub-procedure'],
    edges: ['answer', 'jump', 'loop', 'next'],
    mostAnswers: 4,
    optional: true,
    ifSteps: true,
    waits: true,
    nestedSteps: true,
    times: true,
    roles: true,
    jumpByTitle: true,
    jumpByAnchor: true,
    jumpByNumber: true,
    repeat: true,
    namedEnding: true,
    checklist: true,
    picture: true,
    script: true,
  });
});
