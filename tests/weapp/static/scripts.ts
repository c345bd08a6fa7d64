import { type Node, parse } from 'acorn'
import { type Dist, from } from '../dist'
import type { Fault } from './fault'
import { logicLayerNames, namesOfOtherPlatforms } from './names'
import { freeNames } from './scope'

/** The newest syntax WeChat's oldest supported phones read. */
const ECMA_VERSION = 2018

/** Scripts: syntax old phones read, modules that are there, no name the logic layer lacks, no code from strings. */
export function checkScripts(dist: Dist): Fault[] {
  return dist.withEnding('.js').flatMap((file) => {
    const text = dist.read(file)
    const fault = (message: string): Fault => ({ check: 'script', file, message })
    let program: Node
    try {
      program = parse(text, { ecmaVersion: ECMA_VERSION, allowReturnOutsideFunction: true })
    } catch (error) {
      return [fault(`is not ES${ECMA_VERSION}: ${(error as Error).message}`)]
    }
    const lineOf = (position: number): number => text.slice(0, position).split('\n').length
    const { free, probed } = freeNames(program, lineOf)
    return [
      ...free
        .filter(({ name }) => !logicLayerNames.has(name) && !namesOfOtherPlatforms.has(name) && !probed.has(name))
        .map(({ name, line }) => fault(`line ${line}: ${name} does not exist in the logic layer`)),
      ...required(program).flatMap((target) => missingModule(dist, file, target).map(fault)),
      ...codeFromStrings(program).map((at) => fault(`line ${lineOf(at)}: WeChat makes no code from strings`)),
    ]
  })
}

type AnyNode = Node & Record<string, unknown>

/** The files a script names in `require('./…')`. */
function required(node: Node): string[] {
  const here = node as AnyNode
  const [first] = (here.arguments ?? []) as { value?: unknown }[]
  const own =
    node.type === 'CallExpression' && calleeOf(here) === 'require' && typeof first?.value === 'string'
      ? [first.value]
      : []
  return [...own, ...below(here).flatMap(([, child]) => required(child))]
}

function missingModule(dist: Dist, file: string, target: string): string[] {
  const wanted = from(file, target)
  const found = [wanted, `${wanted}.js`].find((name) => name.endsWith('.js') && dist.files.includes(name))
  if (!found) return [`require('${target}') points to nothing`]
  const home = dist.packageOf(found)
  return home !== '' && home !== dist.packageOf(file) ? [`require('${target}') reaches into another subpackage`] : []
}

/**
 * Where a script calls `eval`, `Function(…)` or `new Function(…)`. Inside `try` it is a probe that copes with the
 * refusal; `Function('return this')` is answered by WeChat.
 */
function codeFromStrings(node: Node, inTry = false): number[] {
  const here = node as AnyNode
  const called = /^(Call|New)Expression$/.test(node.type) ? calleeOf(here) : undefined
  const last = (here.arguments as { value?: unknown }[] | undefined)?.at(-1)?.value
  const bad = !inTry && (called === 'eval' || (called === 'Function' && last !== 'return this'))
  const found = below(here).flatMap(([key, child]) =>
    codeFromStrings(child, (inTry && !startsFunction(child)) || (node.type === 'TryStatement' && key === 'block')),
  )
  return bad ? [node.start, ...found] : found
}

function calleeOf(node: AnyNode): string | undefined {
  const callee = node.callee as { type?: string; name?: string } | undefined
  return callee?.type === 'Identifier' ? callee.name : undefined
}

function below(node: AnyNode): [key: string, child: Node][] {
  return Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((child): child is Node => typeof child?.type === 'string')
      .map((child): [string, Node] => [key, child]),
  )
}

/** A function written inside `try` runs later, outside of it. */
function startsFunction(node: Node): boolean {
  return /Function(Declaration|Expression)$/.test(node.type)
}
