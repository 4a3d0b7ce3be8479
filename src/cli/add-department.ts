import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { readConfig } from '../handbook/config.ts';
import { readText, writeAtomically } from '../io/files.ts';
import { configName } from '../io/find.ts';
import { departmentId } from './draft.ts';
import { yamlScalar } from './fill.ts';

/**
 * The text of a `sop.yaml` with one more department. Everything else stays byte for byte. Undefined where no place for it is
 * found, or where the result would not read back as expected.
 */
export function withDepartment(text: string, name: string): string | undefined {
  const changed = spliced(text, name);
  const { config, diagnostics } = readConfig(configName, changed);
  const reads =
    config.departments.some((d) => d.name === name) && diagnostics.every((d) => d.severity !== 'error');
  return reads ? changed : undefined;
}

function spliced(text: string, name: string): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const list = parseDocument(text, { keepSourceTokens: true }).get('departments', true);
  if (!isSeq(list) || !list.range) return appended(text, name, ending);
  if (list.flow) {
    const end = list.range[1] - 1;
    const { id, given } = departmentId(name);
    const entry = given ? `{ name: ${yamlScalar(name)}, id: ${id} }` : yamlScalar(name);
    return `${text.slice(0, end).trimEnd()}${list.items.length > 0 ? ', ' : ''}${entry}${text.slice(end)}`;
  }
  const indent = /[^\n]*$/.exec(text.slice(0, list.range[0]))?.[0] ?? '';
  const last = list.items.at(-1) as { range?: [number, number, number] } | undefined;
  const end = last?.range?.[1] ?? list.range[1];
  const lineEnd = text.indexOf('\n', end - 1) === -1 ? text.length : text.indexOf('\n', end - 1) + 1;
  const before = text.slice(0, lineEnd);
  return `${before}${before.endsWith('\n') ? '' : ending}${lines(name, indent, ending)}${text.slice(lineEnd)}`;
}

/** `departments:` is missing, or has nothing behind it. */
function appended(text: string, name: string, ending: string): string {
  const entry = lines(name, '  ', ending);
  const empty = /^departments:[ \t]*(?:#.*)?\r?\n/m.exec(text);
  if (empty)
    return text.slice(0, empty.index + empty[0].length) + entry + text.slice(empty.index + empty[0].length);
  return `${text}${text === '' || text.endsWith('\n') ? '' : ending}${ending}departments:${ending}${entry}`;
}

function lines(name: string, indent: string, ending: string): string {
  const { id, given } = departmentId(name);
  const entry = `${indent}- name: ${yamlScalar(name)}${ending}`;
  return given ? `${entry}${indent}  id: ${id}${ending}` : entry;
}

/** Adds a department to the handbook's `sop.yaml`. Returns false, and leaves the file alone, where that cannot be done safely. */
export async function addDepartment(name: string, root: string): Promise<boolean> {
  const reading = await readText(join(root, configName));
  const text = 'text' in reading ? withDepartment(reading.text, name) : undefined;
  if (text === undefined) return false;
  await writeAtomically(join(root, configName), text);
  return true;
}
