import type { Connection } from '../documents/sqlite'
import { invalidParam, LocalStartError } from '../errors'
import { isKnownKind, kindOf } from './template-fields'

/** A message template in the very form that WeChat's `getTemplateList` gives. */
export interface MessageTemplate {
  priTmplId: string
  title: string
  /** Lines such as `地点：{{thing1.DATA}}`. */
  content: string
  /** 2: each acceptance is good for one message (the usual kind); 3: until taken back. */
  type?: 2 | 3
  keywordEnumValueList?: readonly { keywordCode: string; enumValueList: readonly string[] }[]
}

/** One field of a template's content. */
export const placeholder = /\{\{\s*([a-z_]+\d*)\.DATA\s*\}\}/g

export const fieldsOf = ({ content }: MessageTemplate): string[] =>
  [...content.matchAll(placeholder)].map(([, name]) => name as string)

/** Templates are declared by whoever starts the cloud: one that cannot work is refused then. */
export function checkTemplates(templates: readonly MessageTemplate[]): void {
  for (const template of templates) {
    const fields = fieldsOf(template)
    const strange = fields.find((field) => !isKnownKind(kindOf(field)))
    if (fields.length === 0 || strange !== undefined)
      throw new LocalStartError(
        'CONFIG_INVALID',
        `订阅消息模板“${template.title}”有误：${strange ? `不认识的字段 ${strange}` : '内容里没有字段'}。请改正后重新启动。`,
      )
  }
}

/** Who has accepted which messages, and how often: one acceptance, one message. */
export class Subscriptions {
  constructor(
    private readonly db: Connection,
    readonly templates: readonly MessageTemplate[],
  ) {
    db.exec(
      'CREATE TABLE IF NOT EXISTS wechat_credits(openid TEXT, templateId TEXT, credits INTEGER NOT NULL, PRIMARY KEY(openid,templateId)) WITHOUT ROWID',
    )
  }

  template(id: string): MessageTemplate | undefined {
    return this.templates.find(({ priTmplId }) => priTmplId === id)
  }

  /** Somebody presses “accept”: at most three templates at a time, as in WeChat. */
  accept(openid: string, templateIds: readonly string[]): void {
    if (templateIds.length < 1 || templateIds.length > 3)
      throw invalidParam('one to three templates are accepted at a time')
    const unknown = templateIds.find((id) => !this.template(id))
    if (unknown !== undefined) throw invalidParam(`there is no message template ${unknown.slice(0, 60)}`)
    for (const id of new Set(templateIds))
      this.db.run(
        'INSERT INTO wechat_credits VALUES(?,?,1) ON CONFLICT(openid,templateId) DO UPDATE SET credits=credits+1',
        openid,
        id,
      )
  }

  /** Whether somebody has ever accepted anything. */
  knows(openid: string): boolean {
    return this.db.get('SELECT 1 AS known FROM wechat_credits WHERE openid=? LIMIT 1', openid) !== undefined
  }

  creditsOf(openid: string, templateId: string): number {
    return (
      this.db.get<{ credits: number }>(
        'SELECT credits FROM wechat_credits WHERE openid=? AND templateId=?',
        openid,
        templateId,
      )?.credits ?? 0
    )
  }

  /** Uses an acceptance up, where there is one. */
  spend(openid: string, { priTmplId, type = 2 }: MessageTemplate): boolean {
    if (type === 3) return this.creditsOf(openid, priTmplId) > 0
    return (
      this.db.run(
        'UPDATE wechat_credits SET credits=credits-1 WHERE openid=? AND templateId=? AND credits>0',
        openid,
        priTmplId,
      ) === 1
    )
  }
}
