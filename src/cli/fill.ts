/** What a template's placeholders stand for. Everything else in `{{…}}` is the author's and stays. */
export interface Values {
  title: string;
  id: string;
  department: string;
  owner: string;
  language: string;
}

/**
 * Fills a template of an SOP. In the front matter a value is written so that YAML reads back exactly that text; keys that
 * `keys` holds and the template does not have are added: on top where the id is one of them, else at the end of the front matter, which
 * is made where there is none.
 */
export function fillTemplate(template: string, values: Values, keys: Record<string, string>): string {
  const text = template.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const { front, body } = split(text);
  const filled = fillYaml(front, { ...values });
  const missing = Object.entries(keys).filter(([key]) => !new RegExp(`^${key}\\s*:`, 'm').test(filled));
  const added = missing.map(([key, value]) => `${key}: ${yamlScalar(value)}\n`).join('');
  const whole = missing.some(([key]) => key === 'id') ? added + filled : filled + added;
  return `---\n${whole}---\n${fillText(body, { ...values })}`;
}

function split(text: string): { front: string; body: string } {
  const found = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(text);
  if (found?.index !== 0) return { front: '', body: `\n${text.replace(/^\n+/, '')}` };
  return { front: found[1] ?? '', body: text.slice(found[0].length) };
}

const placeholder = /\{\{\s*([\w-]+)\s*\}\}/g;

const fillText = (text: string, values: Record<string, string>) =>
  text.replace(placeholder, (whole, name: string) => values[name] ?? whole);

/** Fills the values of `key: value` and `- value` lines; a value that held a placeholder is written anew, quoted where needed. */
export function fillYaml(text: string, values: Record<string, string>): string {
  const line = /^([ \t]*(?:- +)?(?:[\w-]+:[ \t]+)?)([^\s#].*?)([ \t]+#.*)?$/gm;
  return text.replace(line, (whole, opening: string, value: string, comment = '') => {
    if (fillText(value, values) === value) return whole;
    if (value.startsWith('[')) return `${opening}${fillText(value, scalars(values))}${comment}`;
    const bare = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
    return `${opening}${yamlScalar(fillText(bare, values))}${comment}`;
  });
}

const scalars = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, yamlScalar(value)]));

/** Words that YAML 1.1 or 1.2 readers take for something else than text. */
const notText = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/**
 * A text as a YAML scalar on one line. Plain only where every YAML reader takes it for text: begins with a letter, holds letters,
 * digits, spaces and `_ . - / ( ) & ' ’ % +`, or is three numbers with dots; otherwise in single quotes (YAML 1.2.2, 7.3.2).
 */
export function yamlScalar(value: string): string {
  const plain =
    /^[\p{L}][\p{L}\p{M}\p{N} _.\-/()&'’%+]*$/u.test(value) && !/\s$/.test(value) && !notText.test(value);
  return plain || /^\d+\.\d+\.\d+$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}
