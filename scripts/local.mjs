import { requireNode } from './lib/require-node.mjs'

requireNode()
import('./local/main.mjs').then(({ main }) => main(process.argv.slice(2)))
