import type { Element, ElementContent, Root } from 'hast';
import { find, html } from 'property-information';

/** What may stand between two tags. Everything that is no text or node writes nothing. */
export type Child = ElementContent | Root | string | number | boolean | null | undefined | readonly Child[];

type Type = string | null | Component<never>;
type Props = Record<string, unknown>;
type Component<P> = (props: P) => Element | Root;

export const Fragment = null;

/**
 * Makes hast of TSX: function components, attributes by the names of HTML, and children that are conditions. The tree is written as
 * hastscript's would be (a test compares them). A site is made of millions of elements, so each attribute's name is looked up once.
 */
export function jsx(type: Type, props: Props): Element | Root {
  if (typeof type === 'function') return type(props as never);
  const children: ElementContent[] = [];
  add(props.children as Child, children);
  if (type === null) return { type: 'root', children };
  const properties: Element['properties'] = {};
  for (const name in props) {
    const value = props[name];
    if (name === 'children' || value === null || value === undefined) continue;
    const { property, isList } = attributeOf(name);
    properties[property] = (isList && typeof value === 'string' ? listOf(value) : value) as Value;
  }
  return { type: 'element', tagName: type, properties, children };
}
export const jsxs = (type: Type, props: Props) => jsx(type, props);
export const jsxDEV = (type: Type, props: Props) => jsx(type, props);

type Value = Element['properties'][string];

interface Attribute {
  /** The name that hast has for it. */
  property: string;
  /** Its value is a list parted by white space: `class`, `rel`. */
  isList: boolean;
}
const attributes = new Map<string, Attribute>();

function attributeOf(name: string): Attribute {
  const before = attributes.get(name);
  if (before) return before;
  const { property, spaceSeparated } = find(html, name);
  const attribute = { property, isList: spaceSeparated };
  attributes.set(name, attribute);
  return attribute;
}

const listOf = (value: string): string[] => value.split(/\s+/).filter((each) => each !== '');

/** Children as a list of nodes; fragments are taken apart. */
export function flat(child: Child): ElementContent[] {
  const nodes: ElementContent[] = [];
  add(child, nodes);
  return nodes;
}

function add(child: Child, nodes: ElementContent[]): void {
  if (child === null || child === undefined || typeof child === 'boolean' || child === '') return;
  if (typeof child === 'string' || typeof child === 'number')
    nodes.push({ type: 'text', value: String(child) });
  else if (Array.isArray(child)) for (const each of child as readonly Child[]) add(each, nodes);
  else {
    const node = child as ElementContent | Root;
    if (node.type === 'root') for (const each of node.children as ElementContent[]) nodes.push(each);
    else nodes.push(node);
  }
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
