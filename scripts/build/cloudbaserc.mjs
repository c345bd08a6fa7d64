/** What a function must find in its environment. The names only: values come from who deploys, never from a file here. */
export const secretNames = ['FIELD_KEYS', 'FIELD_KEY_ID', 'PHONE_HASH_KEY', 'CUSTOM_LOGIN_KEY']

/**
 * The description that CloudBase's own command reads (`tcb fn deploy --all`), and the machine here as well. An update of
 * the variables replaces the whole set in the cloud, so every function names all of them.
 */
export const cloudbaserc = (functions) => ({
  version: '2.0',
  envId: '{{env.ENV_ID}}',
  functionRoot: './cloudfunctions',
  functions: functions.map(({ name, config }) => ({
    name,
    runtime: 'Nodejs20.19',
    memorySize: 256,
    timeout: config.timeout ?? 10,
    handler: 'index.main',
    installDependency: false,
    envVariables: { TZ: 'UTC', ...Object.fromEntries(secretNames.map((name) => [name, `{{env.${name}}}`])) },
    triggers: config.triggers ?? [],
  })),
})
