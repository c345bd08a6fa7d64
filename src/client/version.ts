/** What the server's log calls this build. Goes up with package.json. */
export const version = '0.1.0'
