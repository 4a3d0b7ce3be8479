/** Schemes that a page may link to. */
const schemes = new Set(['http', 'https', 'mailto', 'tel']);

/**
 * The one check that every `href` and `src` of a page passes: an address that a browser may follow, or undefined. Browsers drop white space
 * and control characters inside an address (WHATWG URL, 4.4), so they are dropped before the scheme is looked at.
 */
export function safeUrl(url: string): string | undefined {
  // Most addresses are plain ways on the site.
  if (/^[\w.#][\w./#-]*$/.test(url)) return url;
  const bare = url.replace(
    /[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    '',
  );
  // Two slashes, or backslashes, leave the site under the scheme of the page.
  if (/^[/\\]{2}/.test(bare)) return undefined;
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1];
  if (scheme === undefined) return bare.startsWith('\\') ? undefined : bare;
  return schemes.has(scheme.toLowerCase()) ? bare : undefined;
}

/** Does an address leave the site? */
export const isOutside = (url: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(url);

/** A path of the site as it stands in an address. */
export const encodePath = (path: string): string =>
  /^[\w./-]*$/.test(path)
    ? path
    : path
        .split('/')
        .map((part) => encodeURIComponent(part))
        .join('/');

/** `../` for every folder that a page lies in. */
export const rootOf = (page: string): string => '../'.repeat(page.split('/').length - 1);

/** The address of one file of the site as another one writes it; both paths count from the site's root. Always relative. */
export function relativeTo(page: string, target: string): string {
  const [path = '', anchor] = target.split('#', 2);
  const from = page.split('/').slice(0, -1);
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const way = '../'.repeat(from.length - same) + encodePath(to.slice(same).join('/'));
  return anchor === undefined ? way : `${way}#${encodeURIComponent(anchor)}`;
}

/** An address of one page, written for another one; both paths count from the site's root. What leaves the site stays as it is. */
export function rebased(address: string, from: string, to: string): string {
  if (isOutside(address) || address.startsWith('/') || address.startsWith('#')) return address;
  const [, way = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  const parts = from.split('/').slice(0, -1);
  for (const part of way.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const own = to.split('/').slice(0, -1);
  let same = 0;
  while (same < own.length && same < parts.length - 1 && own[same] === parts[same]) same++;
  return `${'../'.repeat(own.length - same)}${parts.slice(same).join('/')}${rest}`;
}
