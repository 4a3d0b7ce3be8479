// On its own, because it can only be loaded where a binary fits the machine.
export { markdownToMdast } from 'satteri';
