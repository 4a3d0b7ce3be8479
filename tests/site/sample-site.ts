import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sop } from '../shell.ts';

/** Builds the site of the sample handbook, drafts too, in a new temporary folder. Returns that folder; the site is in its `site`. */
export async function buildSample(): Promise<string> {
  const root = mkdtempSync(path.join(tmpdir(), 'sop-pages-'));
  for (const name of ['sops', 'sop.yaml']) cpSync(name, path.join(root, name), { recursive: true });
  const { code, err } = await sop(root, 'build', '--drafts', '--out', 'site');
  if (code !== 0) throw new Error(err);
  return root;
}
