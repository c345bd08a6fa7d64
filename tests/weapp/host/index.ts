export { Host, type HostOptions } from './host'
export { HostKilled, type KillMoment } from './lifeline'
export type { Caller, CloudFate } from './wx/cloud'
export { PhoneStorage } from './wx/storage'
