import { requireNode } from './lib/require-node.mjs'

requireNode()
import('./rotate/main.mjs').then(({ main }) => main(process.argv.slice(2)))
