/** How long an invitation holds, what a password must be, and how many applications a person may send. Decided by us. */
export const peoplePolicy = {
  kind: 'people',
  version: '2026-01',
  source: '街道决定：邀请码 7 天有效，只能用一次；密码至少 10 位',
  invitationDays: 7,
  passwordFewest: 10,
  passwordMost: 64,
} as const
