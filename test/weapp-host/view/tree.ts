// Reading the rendered tree as a person or a selector sees it: without the framework's virtual nodes.
import type { Element, GeneralComponent, Node, TextNode } from 'glass-easel';

export type { Element, GeneralComponent, Node };

export const asText = (node: Node): TextNode | null => node.asTextNode();
const isVirtual = (element: Element): boolean =>
  element.asVirtualNode() !== null || element.asShadowRoot() !== null;

/** A component's own subtree is its shadow root; selectors do not pierce it. */
export const rootOf = (element: Element): Element => element.asGeneralComponent()?.getShadowRoot() ?? element;

const flatten = (element: Element): Node[] =>
  element.childNodes.flatMap((child): Node[] => {
    const inner = child.asElement();
    return inner && isVirtual(inner) ? flatten(inner) : [child];
  });

export const childrenOf = (element: Element): Node[] => flatten(element);
/** The composed tree: each component is replaced by what it renders, slots filled in. */
export const composedChildrenOf = (element: Element): Node[] => {
  const out: Node[] = [];
  element.forEachComposedChild((child) => {
    const inner = child.asElement();
    if (inner && (isVirtual(inner) || inner.asGeneralComponent())) out.push(...composedChildrenOf(inner));
    else out.push(child);
  });
  return out;
};

export const elementsOf = (element: Element): Element[] =>
  childrenOf(element).flatMap((child) => child.asElement() ?? []);

export function parentOf(element: Element): Element | null {
  let parent = element.parentNode;
  while (parent && isVirtual(parent) && parent.parentNode) parent = parent.parentNode;
  return parent;
}

/** The parent across component borders, as an event bubbles. */
export function composedParentOf(element: Element): Element | null {
  let parent = element.getComposedParent();
  while (parent && isVirtual(parent)) parent = parent.getComposedParent();
  return parent;
}

export const nameOf = (element: Element): string =>
  element.asNativeNode()?.is ?? element.asGeneralComponent()?.tagName ?? 'virtual';

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Attributes as written in WXML, current values. */
export function attributesOf(element: Element): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) if (value !== undefined) out[name] = value;
  if (element.id) out.id = element.id;
  if (element.class) out.class = element.class;
  if (element.style) out.style = element.style;
  for (const [key, value] of Object.entries(element.dataset)) out[`data-${kebab(key)}`] = value;
  return out;
}

const BLOCK =
  /^(view|scroll-view|swiper|swiper-item|form|picker|button|textarea|map|video|cover-view|list-view)$/;

export function innerText(element: Element): string {
  let out = '';
  const breakLine = (block: boolean): void => {
    if (block && out && !out.endsWith('\n')) out += '\n';
  };
  const walk = (parent: Element): void => {
    for (const child of composedChildrenOf(parent)) {
      const inner = child.asElement();
      if (!inner) {
        out += asText(child)?.textContent ?? '';
        continue;
      }
      const block = BLOCK.test(nameOf(inner));
      breakLine(block);
      walk(inner);
      breakLine(block);
    }
  };
  walk(element);
  return out.trim();
}

export interface TreeSize {
  nodes: number;
  depth: number;
  maxChildren: number;
}

/** Element nodes of the composed tree, as the platform's experience score counts them. */
export function measure(element: Element, depth = 0): TreeSize {
  const children = composedChildrenOf(element).flatMap((child) => child.asElement() ?? []);
  const size: TreeSize = { nodes: children.length, depth, maxChildren: children.length };
  for (const child of children) {
    const inner = measure(child, depth + 1);
    size.nodes += inner.nodes;
    size.depth = Math.max(size.depth, inner.depth);
    size.maxChildren = Math.max(size.maxChildren, inner.maxChildren);
  }
  return size;
}
