import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSop } from '../../src/document/parse.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { toFlows } from '../../src/flow/read.ts';

/** The procedures of every SOP of the sample handbook, by file; with `SOP_DOCUMENTS=folder`, those of the documents in it too. */
export function handbookFlows(): [string, Flow[]][] {
  const more = process.env.SOP_DOCUMENTS;
  return ['sops', ...(more ? [more] : [])].flatMap(flowsBelow).filter(([, flows]) => flows.length > 0);
}

function flowsBelow(folder: string): [string, Flow[]][] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort();
  return files.map((file) => {
    const name = file.replaceAll(path.sep, '/');
    return [name, toFlows(parseSop(`sops/${name}`, readFileSync(path.join(folder, file), 'utf8')))];
  });
}
