import { nearest } from '../document/near.ts';

/** The way from the folder of one file to another file, both counted from the handbook's folder; escaped for a Markdown link. */
export function relativePath(from: string, to: string): string {
  const [start, end] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < start.length && same < end.length - 1 && start[same] === end[same]) same++;
  const up = start.slice(same).map(() => '..');
  return [...up, ...end.slice(same)]
    .join('/')
    .replace(/[ ()<>%#?\\]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'));
}

/** The files most like a path that does not exist, best first: the same name elsewhere, then a name like it in the same folder, then anywhere. */
export function nearestFiles(path: string, files: Iterable<string>): string[] {
  const all = [...files];
  const name = nameOf(path);
  const elsewhere = all.filter(
    (d) => nameOf(d).toLowerCase() === name.toLowerCase() || d.toLowerCase() === `${path.toLowerCase()}.md`,
  );
  const beside = all.filter((d) => folderOf(d) === folderOf(path));
  const like = (candidates: string[]) => {
    const near = nearest(name, candidates.map(nameOf));
    return near.flatMap((d) =>
      candidates.filter((file) => nameOf(file) === d && endingOf(file) === endingOf(path)),
    );
  };
  return [...new Set([...elsewhere, ...like(beside), ...like(all)])].slice(0, 3);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
}
