/** A whole cloud as a process of its own, so that a test can kill it. Prints one line when it is ready. */
import { startLocalCloud } from '../../../local'

startLocalCloud({
  dataDir: process.argv[2] as string,
  envId: 'test-env',
  collections: [
    {
      name: 'notes',
      indexes: [
        {
          fields: [
            ['writer', 1],
            ['n', 1],
          ],
        },
      ],
    },
    { name: 'pairs', indexes: [] },
  ],
  ...(process.argv[3] && { cloudbaserc: process.argv[3] }),
  adminToken: 'admin-token',
}).then(({ url, credentials }) => {
  process.stdout.write(`${JSON.stringify({ url, credentials })}\n`)
})
