import type { Node } from 'acorn'

/** A name a script uses and does not declare. */
export interface FreeName {
  name: string
  line: number
}

type AnyNode = Node & Record<string, unknown>
type Scope = { names: Set<string>; outer: Scope | null }

/** Every free name of a script with the line where it first stands, and the names whose `typeof` it asks for. */
export function freeNames(
  program: Node,
  lineOf: (position: number) => number,
): { free: FreeName[]; probed: Set<string> } {
  const free = new Map<string, number>()
  const probed = new Set<string>()

  const use = (name: string, scope: Scope, at: number): void => {
    for (let here: Scope | null = scope; here; here = here.outer) if (here.names.has(name)) return
    if (!free.has(name)) free.set(name, at)
  }

  const visit = (node: AnyNode, scope: Scope): void => {
    if (node.type === 'UnaryExpression' && node.operator === 'typeof' && isIdentifier(node.argument)) {
      probed.add(node.argument.name)
    } else if (isIdentifier(node)) {
      use(node.name, scope, node.start)
    } else {
      const inner = isFunction(node) ? scopeOf(node, scope) : scope
      for (const child of children(node)) visit(child, inner)
    }
  }

  const root: Scope = { names: declared(program as AnyNode), outer: null }
  visit(program as AnyNode, root)
  return { free: [...free].map(([name, at]) => ({ name, line: lineOf(at) })), probed }
}

function scopeOf(node: AnyNode, outer: Scope): Scope {
  const names = declared(node.body as AnyNode)
  for (const param of node.params as AnyNode[]) for (const name of boundNames(param)) names.add(name)
  if (isIdentifier(node.id)) names.add(node.id.name)
  return { names: names.add('arguments'), outer }
}

/**
 * What a function declares anywhere in its body, blocks included: a name of one block counts for its neighbours too,
 * which may hide a fault and never invents one.
 */
function declared(node: AnyNode, names = new Set<string>()): Set<string> {
  if (node.type === 'VariableDeclarator') for (const name of boundNames(node.id as AnyNode)) names.add(name)
  if (node.type === 'CatchClause' && isNode(node.param)) for (const name of boundNames(node.param)) names.add(name)
  const named = /^(FunctionDeclaration|ClassDeclaration|ClassExpression)$/.test(node.type)
  if (named && isIdentifier(node.id)) names.add(node.id.name)
  if (!isFunction(node)) for (const child of children(node)) declared(child, names)
  return names
}

function boundNames(pattern: AnyNode): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name as string]
    case 'ObjectPattern':
      return (pattern.properties as AnyNode[]).flatMap((part) => boundNames((part.value ?? part.argument) as AnyNode))
    case 'ArrayPattern':
      return (pattern.elements as (AnyNode | null)[]).flatMap((part) => (part ? boundNames(part) : []))
    case 'AssignmentPattern':
      return boundNames(pattern.left as AnyNode)
    case 'RestElement':
      return boundNames(pattern.argument as AnyNode)
    default:
      return []
  }
}

/** The parts of a node that are expressions or statements: property names and labels are only words. */
function children(node: AnyNode): AnyNode[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if ((key === 'property' || key === 'key') && !node.computed) return []
    if (key === 'label' || key === 'meta') return []
    return (Array.isArray(value) ? value : [value]).filter(isNode)
  })
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

function isIdentifier(value: unknown): value is AnyNode & { name: string } {
  return isNode(value) && value.type === 'Identifier'
}

function isFunction(node: AnyNode): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)
}
