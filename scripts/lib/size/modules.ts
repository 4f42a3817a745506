/**
 * Whether every module that a compiled script asks for is defined by some script: the compiler splits shared code
 * over the subpackages, and what it forgets is noticed only when somebody opens that page.
 */
import { parse, type AnyNode, type CallExpression } from 'acorn';
import { full } from 'acorn-walk';

interface Found {
  defined: Set<string>;
  wanted: Set<string>;
}

/** The functions of `push([[chunk], { id: function (module, exports, require) {} }])`. */
function modulesOf({ callee, arguments: [first] }: CallExpression): [string, AnyNode][] {
  if (callee.type !== 'MemberExpression' || first?.type !== 'ArrayExpression') return [];
  if (callee.property.type !== 'Identifier' || callee.property.name !== 'push') return [];
  const [, table] = first.elements;
  if (table?.type !== 'ObjectExpression') return [];
  return table.properties.flatMap((entry): [string, AnyNode][] =>
    entry.type === 'Property' && entry.key.type === 'Literal' ? [[String(entry.key.value), entry.value]] : [],
  );
}

function wantedBy(module: AnyNode): string[] {
  if (module.type !== 'FunctionExpression' && module.type !== 'ArrowFunctionExpression') return [];
  const [, , require] = module.params;
  if (require?.type !== 'Identifier') return [];
  const wanted: string[] = [];
  full(module.body, (node) => {
    const { type, callee, arguments: [id] = [] } = node as CallExpression;
    if (type !== 'CallExpression' || callee.type !== 'Identifier' || callee.name !== require.name) return;
    if (id?.type === 'Literal' && typeof id.value === 'number') wanted.push(String(id.value));
  });
  return wanted;
}

function read(script: string, { defined, wanted }: Found): void {
  full(parse(script, { ecmaVersion: 'latest' }), (node) => {
    if (node.type !== 'CallExpression') return;
    for (const [id, module] of modulesOf(node as CallExpression)) {
      defined.add(id);
      for (const other of wantedBy(module)) wanted.add(other);
    }
  });
}

/** Ids that are asked for and defined nowhere. */
export function missingModules(scripts: readonly string[]): string[] {
  const found: Found = { defined: new Set(), wanted: new Set() };
  for (const script of scripts) read(script, found);
  return [...found.wanted].filter((id) => !found.defined.has(id));
}
