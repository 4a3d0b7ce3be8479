import { resolvePath } from '../handbook/links.ts';
import type { AttachmentName } from './fingerprint.ts';

/**
 * Object names of the pictures and attachments of one SOP, as `fingerprintOf` wants them.
 *
 * @param path of the SOP, from the handbook's folder
 * @param blobOf object name of a file of the handbook by its path; undefined where there is none
 */
export function attachmentsBeside(
  path: string,
  blobOf: (path: string) => string | undefined,
): AttachmentName {
  return (url) => {
    const target = resolvePath(path, url.replace(/[?#].*$/u, ''));
    return target === undefined ? undefined : blobOf(target);
  };
}
