// CSS selectors over the rendered tree, with the platform's `>>>` to reach into components.
import { selectAll, type Options } from 'css-select';
import {
  attributesOf,
  childrenOf,
  elementsOf,
  innerText,
  nameOf,
  parentOf,
  rootOf,
  type Element,
  type Node,
} from './tree';

const isElement = (node: Node): node is Element => node.asElement() !== null;
const parent = (node: Node): Element | null => (isElement(node) ? parentOf(node) : null);

const options: Options<Node, Element> = {
  xmlMode: true,
  adapter: {
    isTag: isElement,
    getChildren: (node) => (isElement(node) ? childrenOf(node) : []),
    getParent: parent,
    getSiblings: (node) => {
      const up = parent(node);
      return up ? childrenOf(up) : [node];
    },
    getName: nameOf,
    getText: (node) => (isElement(node) ? innerText(node) : (node.asTextNode()?.textContent ?? '')),
    getAttributeValue: (element, name) => {
      const value = attributesOf(element)[name];
      return value === undefined ? undefined : String(value);
    },
    hasAttrib: (element, name) => name in attributesOf(element),
    removeSubsets: (nodes) => nodes.filter((node, at) => nodes.indexOf(node) === at && !under(node, nodes)),
  },
};

function under(node: Node, others: Node[]): boolean {
  for (let up = parent(node); up; up = parent(up)) if (others.includes(up)) return true;
  return false;
}

/** The tree itself and the shadow trees of every component in it. */
function treesUnder(element: Element): Element[] {
  const inner = rootOf(element);
  const components = (at: Element): Element[] =>
    elementsOf(at).flatMap((child) => [
      ...(child.asGeneralComponent() ? treesUnder(child) : []),
      ...components(child),
    ]);
  return [inner, ...components(inner)];
}

export function select(scope: Element, selector: string): Element[] {
  const [first = '', ...deeper] = selector.split('>>>').map((step) => step.trim());
  const start = selectAll(first, childrenOf(rootOf(scope)), options);
  return deeper.reduce<Element[]>(
    (scopes, step) => [
      ...new Set(scopes.flatMap(treesUnder).flatMap((tree) => selectAll(step, childrenOf(tree), options))),
    ],
    start,
  );
}
