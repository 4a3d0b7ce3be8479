import { execFileSync } from 'node:child_process';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { fingerprintOf } from '../../src/version/fingerprint.ts';
import { appendEntry } from '../../src/version/ledger.ts';
import { git, read, write } from '../folder.ts';

/** A release as a test wants it. */
export interface Made {
  path: string;
  version: string;
  /** Moment of approval and seal, ISO 8601 with zone. */
  at: string;
  effective?: string;
  class?: 'major' | 'minor' | 'patch';
  follows?: string;
  /** Version that is corrected. */
  corrects?: string;
  /** Without it nobody approved. */
  approved?: boolean;
  reason?: string;
}

/** Approves, stamps, commits and seals the text of a file as it lies there, with git alone, at a moment of the past. Returns its fingerprint. */
export function released(root: string, made: Made): string {
  const { path, version, at, effective = at.slice(0, 10), follows = '' } = made;
  const stamped = read(root, path)
    .replace(/^version: .*$/m, `version: ${version}`)
    .replace(/^status: .*$/m, 'status: approved')
    .replace(/^effective: .*$/m, `effective: ${effective}`);
  write(root, { [path]: stamped });
  const sop = parseSop(path, stamped, { defaultLanguage: 'en' });
  const fingerprint = fingerprintOf(sop, toFlows(sop));
  const { id = '', department = '' } = sop.known;
  const ledger = 'records/approvals.csv';
  const line = {
    time: at,
    person: 'Ana Silva <ana@lantern.example>',
    role: '',
    meaning: 'approval',
    id,
    language: sop.language,
    follows,
    fingerprint,
    effective: '',
    evidence: '',
    because: '',
  };
  if (made.approved !== false)
    write(root, { [ledger]: appendEntry(readOr(root, ledger), 'approvals', line) });
  const env = { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
  const dated = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: 'pipe' });
  git(root, 'add', '--all');
  dated('commit', '--quiet', '--allow-empty', '--message', `Release ${id} ${version}`);
  const trailers = [
    `Sop-Path: ${path}`,
    `Sop-Blob: ${git(root, 'rev-parse', `HEAD:${path}`).trim()}`,
    `Sop-Title: ${sop.title?.value}`,
    `Sop-Department: ${department}`,
    `Sop-Fingerprint: ${fingerprint}`,
    `Sop-Effective: ${effective}`,
    `Sop-Class: ${made.class ?? 'major'}`,
    ...(made.reason ? [`Sop-Reason: ${made.reason}`] : []),
    ...(made.corrects ? [`Sop-Corrects: ${made.corrects}`] : []),
  ];
  const name = sop.language === 'en' ? id : `${id}.${sop.language}`;
  dated('tag', '-a', `${name}@${version}`, '-m', `${id} ${version}\n\n${trailers.join('\n')}`);
  return fingerprint;
}

function readOr(root: string, path: string): string {
  try {
    return read(root, path);
  } catch {
    return '';
  }
}
