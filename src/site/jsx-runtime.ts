import type { Element, ElementContent, Root } from 'hast';
import { Fragment, jsx as h } from 'hastscript/jsx-runtime';

/** What may stand between two tags. Everything that is no text or node writes nothing. */
export type Child = ElementContent | Root | string | number | boolean | null | undefined | readonly Child[];

type Type = string | null | Component<never>;
type Props = Record<string, unknown>;
type Component<P> = (props: P) => Element | Root;

export { Fragment };

/** Makes hast of TSX: hastscript, function components, and children that are conditions. */
export function jsx(type: Type, props: Props): Element | Root {
  if (typeof type === 'function') return type(props as never);
  const { children, ...others } = props;
  const content = flat(children as Child);
  return type === null
    ? { type: 'root', children: content }
    : (h(type, { ...others, children: content } as never) as Element);
}
export const jsxs = (type: Type, props: Props) => jsx(type, props);
export const jsxDEV = (type: Type, props: Props) => jsx(type, props);

/** Children as a list of nodes; fragments are taken apart. */
export function flat(child: Child): ElementContent[] {
  if (child === null || child === undefined || typeof child === 'boolean') return [];
  if (typeof child === 'string' || typeof child === 'number')
    return child === '' ? [] : [{ type: 'text', value: String(child) }];
  if (Array.isArray(child)) return (child as readonly Child[]).flatMap(flat);
  const node = child as ElementContent | Root;
  return node.type === 'root' ? (node.children as ElementContent[]) : [node];
}

export namespace JSX {
  export type Element = import('hast').Element | import('hast').Root;
  export type ElementType = string | Component<never>;
  export interface IntrinsicElements {
    [tagName: string]: { [attribute: string]: Child };
  }
  export interface ElementChildrenAttribute {
    children: Child;
  }
}
