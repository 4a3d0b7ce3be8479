import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSop } from '../../src/document/parse.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { toFlows } from '../../src/flow/read.ts';

/** The procedures of every SOP of the sample handbook, by file. */
export function handbookFlows(): [string, Flow[]][] {
  const files = readdirSync('sops', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort();
  return files.map((file) => {
    const name = file.replaceAll(path.sep, '/');
    return [name, toFlows(parseSop(`sops/${name}`, readFileSync(path.join('sops', file), 'utf8')))];
  });
}
