import type { Caller } from '../caller'

/** What every instance of a function has in its environment, as in the cloud. */
export interface Platform {
  envId: string
  /** The address of the wire server's admin endpoint. */
  adminUrl: string
  /** The token that lets an instance speak to it. */
  sessionToken: string
}

/**
 * The environment of an instance: nothing of ours but the way to programs, then the platform's names, then the
 * function's own variables.
 */
export const instanceEnvironment = (platform: Platform, own: Record<string, string>): Record<string, string> => ({
  ...(process.env.PATH && { PATH: process.env.PATH }),
  TZ: 'UTC',
  LANG: 'C.UTF-8',
  ...own,
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: platform.envId,
  TCB_ENV: platform.envId,
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TENCENTCLOUD_SESSIONTOKEN: platform.sessionToken,
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: platform.adminUrl }),
})

/** The variables of one request: who calls. They exist while it runs and are taken away afterwards. */
export function requestEnvironment(requestId: string, caller: Caller, trigger: string): Record<string, string> {
  const variables: Record<string, string> = {
    TCB_SEQID: requestId,
    TRIGGER_SRC: trigger,
    TCB_SOURCE: caller.openid ? 'wx_client' : caller.uid ? 'web_client' : '',
    TCB_SOURCE_IP: caller.sourceIp ?? '',
  }
  if (caller.uid) {
    variables.TCB_UUID = caller.uid
    variables.TCB_CUSTOM_USER_ID = caller.customUserId ?? ''
    variables.TCB_ISANONYMOUS_USER = String(caller.anonymous === true)
    variables.LOGINTYPE = caller.anonymous ? 'ANONYMOUS' : caller.customUserId ? 'CUSTOM' : 'USERNAME'
  }
  const platformKeys = ['TCB_ENV', ...Object.keys(variables)]
  if (caller.openid) {
    variables.WX_OPENID = caller.openid
    variables.WX_APPID = caller.appid ?? 'wx0000000000000000'
    variables.WX_UNIONID = caller.unionid ?? ''
    variables.WX_CLIENTIP = caller.sourceIp ?? ''
    variables.WX_CONTEXT_KEYS = 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP'
  }
  variables.TCB_CONTEXT_KEYS = platformKeys.join(',')
  return variables
}
