import { requireNode } from './lib/require-node.mjs'

requireNode()
import('./conformance/main.mjs').then(({ main }) => main(process.argv.slice(2)))
