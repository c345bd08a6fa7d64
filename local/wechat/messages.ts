import { badFormat, type Fields, invalidOpenid, invalidPage, ok, textOf, WechatRefusal } from './answers'
import type { Api } from './api'
import { fieldsOf, type MessageTemplate, placeholder } from './subscriptions'
import { fits } from './template-fields'

const invalidField = (field: string, what: string) =>
  new WechatRefusal(47003, `argument invalid! data.${field}.value ${what}`)

/** The value of each field of a template, checked by its kind. What the template does not name is left out. */
function valuesOf(template: MessageTemplate, data: unknown): Record<string, string> {
  if (typeof data !== 'object' || data === null) throw badFormat('data has to be an object')
  const values: Record<string, string> = {}
  for (const field of fieldsOf(template)) {
    const given = ((data as Fields)[field] as Fields | undefined)?.value
    const value = typeof given === 'number' ? String(given) : given
    if (value === undefined || value === null || value === '') throw invalidField(field, 'is empty')
    const listed = template.keywordEnumValueList?.find(({ keywordCode }) => keywordCode === `${field}.DATA`)
    if (typeof value !== 'string' || !fits(field, value, listed?.enumValueList ?? []))
      throw invalidField(field, 'invalid')
    values[field] = value
  }
  return values
}

/** `subscribeMessage.send`: to somebody who has accepted this template and whose acceptance is not used up. */
export const sendMessage: Api = (args, { people, subscriptions, pages }) => {
  const openid = textOf(args, 'touser')
  if (!people.isKnown(openid) && !subscriptions.knows(openid)) throw invalidOpenid()
  const template = subscriptions.template(textOf(args, 'template_id'))
  if (!template) throw new WechatRefusal(40037, 'invalid template_id')
  const values = valuesOf(template, args.data)
  const page = textOf(args, 'page')
  if (page !== '' && pages && !pages.includes(page.replace(/^\//, '').replace(/\?.*$/s, ''))) throw invalidPage()
  if (!subscriptions.spend(openid, template)) throw new WechatRefusal(43101, 'user refuse to accept the msg')
  const text = template.content.replace(placeholder, (_all, field: string) => values[field] ?? '')
  return { openid, answer: ok(), shown: { title: template.title, text, page } }
}
