import { watch } from 'chokidar';

/**
 * Watches a folder and all below it, hidden files and folders, `node_modules` and the folders named left out.
 *
 * @param changed gets the paths that changed since it was called last, absolute, some milliseconds after the last of them
 * @returns ends watching
 */
export function watchFolder(
  folder: string,
  leaveOut: readonly string[],
  changed: (paths: string[]) => void,
): () => Promise<void> {
  const isHidden = /(?:^|[\\/])(?:\.[^\\/]+|node_modules)(?:[\\/]|$)/;
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => leaveOut.includes(path) || isHidden.test(path.slice(folder.length)),
  });
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_, path) => {
    waiting.add(path);
    clearTimeout(timer);
    // Editors write a file in several steps: the last one counts.
    timer = setTimeout(() => {
      const paths = [...waiting];
      waiting.clear();
      changed(paths);
    }, 30);
  });
  // A folder that goes while it is watched is no fault of ours.
  watcher.on('error', () => {});
  return () => {
    clearTimeout(timer);
    return watcher.close();
  };
}
