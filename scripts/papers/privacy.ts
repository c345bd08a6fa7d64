import { privacyPolicy } from '#domain/policy/privacy'

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: string[], rows: string[][]): string[] => [row(head), row(head.map(() => '---')), ...rows.map(row)]

/** `docs/privacy.md`: what personal data are for, from the same table as the page in the app. */
export const privacyText = (): string =>
  [
    '# 隐私说明',
    '',
    `版本 ${privacyPolicy.version}，自 ${privacyPolicy.from} 起。由 \`node scripts/permissions.mjs\` 从 \`domain/policy/privacy.ts\` 写成，小程序里的说明页用的是同一张表。`,
    '',
    `依据：${privacyPolicy.source}。`,
    '',
    '## 用在哪里、留多久、谁看得到',
    '',
    ...table(
      ['用在哪里', '哪些信息', '为什么', '法律依据', '留多久', '谁看得到'],
      privacyPolicy.purposes.map((each) => [
        ...[each.title, each.fields.join('、'), each.why, each.ground, each.kept, each.seenBy],
      ]),
    ),
    '',
    '## 您的权利',
    '',
    '在“我的 → 我的资料”里：抄一份、改姓名和手机号、注销账号（个人信息保护法 45、46、47）。不想用手机办，到街道窗口也一样。',
    '',
    '## 注销以后还留什么，为什么',
    '',
    ...table(
      ['留什么', '为什么', '怎么留'],
      privacyPolicy.keptAfterLeaving.map(({ what, reason, kept }) => [what, reason, kept]),
    ),
    '',
    '## 微信后台“用户隐私保护指引”怎么填',
    '',
    ...table(
      ['接口', '用到什么', '用途'],
      privacyPolicy.wechat.map(({ api, asks, why }) => [`\`${api}\``, asks, why]),
    ),
    '',
  ].join('\n')
