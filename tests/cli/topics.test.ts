import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { folder } from '../folder.ts';
import { sopWith } from '../shell.ts';

describe.each(['en', 'nl'])('topics of help in %s', (language) => {
  const help = (...words: string[]) => sopWith({ language }, folder(), 'help', ...words);

  test('every topic is listed, and every one that is listed has a page', async () => {
    const { out } = await help();
    const listed = [...(out.split(/^(?:Topics|Onderwerpen).*$/m)[1] ?? '').matchAll(/^ {2}(\S+) /gm)].map(
      (d) => d[1] ?? '',
    );
    expect(listed).toEqual(['steps', 'front-matter', 'languages', 'versions', 'exit-codes']);
    for (const topic of listed) expect((await help(topic)).out.length).toBeGreaterThan(400);
  });

  test.each([40, 60])(
    '%i columns are enough, and no word is lost; examples stay as they are',
    async (width) => {
      for (const topic of ['steps', 'front-matter', 'languages', 'versions', 'exit-codes']) {
        const { out: whole } = await help(topic);
        const shell = { language, width, terminal: { out: true, err: true } };
        const { out } = await sopWith(shell, folder(), 'help', topic);
        const long = out.split('\n').filter((line) => stringWidth(line) > width && !line.startsWith('    '));
        expect(long).toEqual([]);
        const words = (text: string) => text.split(/\s+/u).join(' ');
        expect(words(out)).toBe(words(whole));
        for (const example of whole.match(/^ {4}\S.*$/gmu) ?? []) expect(out).toContain(example);
      }
    },
  );

  test('the steps that `sop help steps` shows are read as it says', async () => {
    const { out } = await help('steps');
    const lines = [...out.matchAll(/^ {4}(\d+\..*|(?: {3})?- \*\*.*| {2}- \*\*.*)$/gm)].map(
      (d) => d[1] ?? '',
    );
    const [find, ask, yes, no, close] = lines;
    const handOver = lines.find((line) => line.includes('@') && /ends here|eindigt hier/.test(line));
    const title = language === 'nl' ? 'Instructies' : 'Instructions';
    const text = `## ${title}\n\n${[find, ask, yes, no, '3. X?', `   ${handOver}`, `   ${no?.trim()}`, close].join('\n')}\n`;
    const root = folder({ 'a.md': text });
    const { out: chart } = await sopWith({ language }, root, 'flow', 'a.md', '--lang', language, '--json');
    const { procedures } = JSON.parse(chart) as {
      procedures: { nodes: { kind: string }[]; edges: { kind: string }[]; lost: unknown[] }[];
    };
    expect(procedures[0]?.nodes.map((d) => d.kind)).toEqual(
      expect.arrayContaining(['step', 'decision', 'hand-off', 'end']),
    );
    expect(procedures[0]?.edges.filter((d) => d.kind === 'jump')).toHaveLength(1);
    expect(procedures[0]?.lost).toEqual([]);
  });

  test('`sop help languages` shows the forms of all languages', async () => {
    const { out } = await help('languages');
    for (const form of ['go to **…**', 'ga naar **…**', 'gehen Sie zu **…**', 'pumunta sa **…**'])
      expect(out).toContain(form);
  });
});
