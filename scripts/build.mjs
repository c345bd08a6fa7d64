import { requireNode } from './lib/require-node.mjs'

requireNode()
import('./build/main.mjs').then(({ main }) => main(process.argv.slice(2)))
