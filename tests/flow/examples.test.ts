import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { examplesOf, opening } from '../../src/languages/examples.ts';
import { languageOf, languages } from '../../src/languages/index.ts';

const flowOf = (language: string, ...steps: string[]) => {
  const { sectionTitles } = languageOf(language);
  const lines = steps.map((step, n) => `${n + 1}. ${step}`);
  const text = `---\nid: refund\ntitle: T\ndepartment: S\nowner: ana\nlanguage: ${language}\n---\n\n## ${sectionTitles.instructions}\n\n${lines.join('\n')}\n`;
  const [flow] = toFlows(parseSop('refund.md', text));
  if (!flow) throw new Error(`no steps in ${text}`);
  return flow;
};

/** The forms that hints show are read as what they say, each in its own language. */
describe.each(languages.map((d) => d.code))('forms that hints show in %s', (code) => {
  const words = languageOf(code);
  const w = examplesOf(words);
  const { yes, no, goOn } = words.chart;

  test('going to a step and back', () => {
    const { edges, lost } = flowOf(
      code,
      `**${w.find}.** A.`,
      `**${w.check}.** B?\n   - **${yes}:** ${opening(w.goTo(w.close))}.\n   - **${no}:** ${opening(w.backTo(w.find))}.`,
      'C.',
      `**${w.close}.** D.`,
    );
    expect(lost).toEqual([]);
    const ways = edges
      .filter((d) => d.kind === 'jump' || d.kind === 'loop')
      .map((d) => [d.from, d.to, d.label]);
    expect(ways).toEqual([
      ['s2', 's4', yes],
      ['s2', 's1', no],
    ]);
  });

  test('passing work on: the reader goes on, waits, or is done', () => {
    const on = flowOf(code, `${w.escalate}. ${w.thenGoOn}`, 'B.');
    expect(on.nodes[0]).toMatchObject({ escalatesTo: '@team-lead', goesOn: true });
    const waits = flowOf(
      code,
      `${w.escalate} ${w.andWait}.\n   - **${w.approved}:** ${goOn}.\n   - **${w.declined}:** ${opening(w.goTo(w.close))}.`,
      'B.',
      `**${w.close}.** C.`,
    );
    expect(waits.nodes[0]).toMatchObject({ kind: 'decision', awaitsAnswer: true, escalatesTo: '@team-lead' });
    expect(waits.edges.filter((d) => d.from === 's1').map((d) => [d.label, d.to])).toEqual([
      [w.approved, 's2'],
      [w.declined, 's3'],
    ]);
  });

  test('repeating until something', () => {
    const { edges } = flowOf(code, 'A.', 'B.', `C, ${w.repeatUntil}.`);
    expect(edges).toContainEqual(expect.objectContaining({ kind: 'loop', to: 's2' }));
  });
});
