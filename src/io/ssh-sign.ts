import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstLine, runGit } from './git-read.ts';

/** What a signature is for (ssh-keygen(1), `-n`): a signature of one purpose is none for another. */
const NAMESPACE = 'sop-approval';

const ARMOR = /^-----BEGIN SSH SIGNATURE-----\n([\s\S]*?)\n-----END SSH SIGNATURE-----\s*$/u;

/**
 * Signs a text with the key that git signs with (`gpg.format=ssh`, `user.signingKey`: a file, or a public key whose private one the agent
 * holds). Returns the signature in base64 on one line; `no-key` where git has none, or why it failed.
 */
export async function signText(
  folder: string,
  text: string,
): Promise<{ signature: string } | { fault: 'no-key' | 'failed'; why: string }> {
  const [format, literal, path] = await Promise.all([
    setting(folder, ['--get', 'gpg.format']),
    setting(folder, ['--get', 'user.signingKey']),
    setting(folder, ['--type=path', '--get', 'user.signingKey']),
  ]);
  if (format !== 'ssh' || literal === '') return { fault: 'no-key', why: '' };
  return inFolder(async (temporary) => {
    const key = /^(?:key::|ssh-|ecdsa-|sk-)/u.test(literal) ? join(temporary, 'key.pub') : path;
    const isAgent = key !== path;
    if (isAgent) await writeFile(key, `${literal.replace(/^key::/u, '')}\n`);
    const args = ['-Y', 'sign', ...(isAgent ? ['-U'] : []), '-n', NAMESPACE, '-f', key];
    const { code, out, err } = await keygen(args, text);
    const signature = ARMOR.exec(out)?.[1]?.replace(/\s/gu, '');
    return code === 0 && signature ? { signature } : { fault: 'failed', why: firstLine(err) };
  });
}

/** Whose signature is looked for: the keys that the handbook knows, and the names under which the person's own file of signers may know more. */
export interface Signer {
  keys: readonly string[];
  names: readonly string[];
}

/** Was the text signed with a key of the signer? Never throws: what cannot be verified is not. */
export async function isSignedBy(
  folder: string,
  text: string,
  signature: string,
  { keys, names }: Signer,
): Promise<boolean> {
  if (!/^[A-Za-z0-9+/]+=*$/u.test(signature)) return false;
  const own = await setting(folder, ['--type=path', '--get', 'gpg.ssh.allowedSignersFile']);
  return inFolder(async (temporary) => {
    const [allowed, file] = [join(temporary, 'allowed'), join(temporary, 'signature')];
    const plain = keys.filter((key) => /^(?:ssh-|ecdsa-|sk-)\S+ [A-Za-z0-9+/]+=*(?: [^\n\r]*)?$/u.test(key));
    await writeFile(allowed, plain.map((key) => `person namespaces="${NAMESPACE}" ${key}\n`).join(''));
    const lines = signature.match(/.{1,70}/gu) ?? [];
    await writeFile(
      file,
      `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`,
    );
    const verify = async (signers: string, name: string) => {
      const args = ['-Y', 'verify', '-f', signers, '-I', name, '-n', NAMESPACE, '-s', file];
      return (await keygen(args, text)).code === 0;
    };
    if (plain.length > 0 && (await verify(allowed, 'person'))) return true;
    for (const name of own === '' ? [] : names)
      if (!name.startsWith('-') && (await verify(own, name))) return true;
    return false;
  }).catch(() => false);
}

async function setting(folder: string, args: string[]): Promise<string> {
  const { code, stdout } = await runGit(folder, ['config', ...args]);
  return code === 0 ? stdout.toString('utf8').trim() : '';
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sop-sign-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function keygen(args: readonly string[], input: string): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn('ssh-keygen', args, { env: { ...process.env, LC_ALL: 'C' } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => (err += part.toString('utf8')));
    child.stdin.on('error', () => {});
    child.on('error', (error) => resolve({ code: 1, out, err: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, out, err }));
    child.stdin.end(input);
  });
}
