// A node as WXML text, for reading a failed test.
import { asText, attributesOf, childrenOf, nameOf, rootOf, type Element, type Node } from './tree';

const quote = (value: unknown): string =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).replace(/"/g, '&quot;');

export function outerWxml(node: Node, indent = ''): string {
  const element = node.asElement();
  if (!element) {
    const text = asText(node)?.textContent ?? '';
    return text ? `${indent}${text}\n` : '';
  }
  const attributes = Object.entries(attributesOf(element))
    .filter(([name]) => !/^(bind|catch|capture)/.test(name))
    .map(([name, value]) => ` ${name}="${quote(value)}"`);
  const name = nameOf(element);
  return `${indent}<${name}${attributes.join('')}>\n${innerWxml(element, `${indent}  `)}${indent}</${name}>\n`;
}

export const innerWxml = (element: Element, indent = ''): string =>
  childrenOf(rootOf(element))
    .map((child) => outerWxml(child, indent))
    .join('');
