import { granted, type Result, refused } from '../kernel/result'
import { peoplePolicy } from '../policy/people'

/** The name of a browser account: what somebody can spell over the telephone. */
export const accountPattern = /^[a-z][a-z0-9]{2,19}$/

const common = /^(.)\1*$|^(0?123456789|1234567890|9876543210|qwertyuiop|password|passw0rd|woaini|iloveyou|abcdefgh)/i

/**
 * Long rather than odd: at least ten characters of two kinds, not one that everybody uses, and nothing that stands beside it
 * (account, name, phone). Refuses invalidInput with what to change.
 */
export function checkPasswordRule(
  password: string,
  beside: { account: string; name: string; phone: string },
): Result<true> {
  const no = (message: string) => refused('invalidInput', message, { field: 'password' })
  const length = [...password].length
  const { passwordFewest, passwordMost } = peoplePolicy
  if (length < passwordFewest) return no(`密码至少 ${passwordFewest} 位，长一点更安全。`)
  if (length > passwordMost) return no(`密码最多 ${passwordMost} 位。`)
  const kinds = [/\d/, /[a-z]/i, /[^\da-z]/i].filter((kind) => kind.test(password)).length
  if (kinds < 2) return no('密码里请有字母和数字两样。')
  if (common.test(password)) return no('这个密码太常见了，换一个。')
  const low = password.toLowerCase()
  const named = Object.values(beside).some((word) => [...word].length >= 2 && low.includes(word.toLowerCase()))
  return named ? no('密码里不要有账号、姓名或手机号。') : granted(true)
}

const strongFrom = 14

/** What to say of a password while it is being typed: what to change, that it will do, or that it is a good one. */
export function passwordWords(
  password: string,
  beside: { account: string; name: string; phone: string },
): { fits: boolean; words: string } {
  if (password === '')
    return { fits: false, words: `至少 ${peoplePolicy.passwordFewest} 位，字母和数字都要有，不要用姓名、手机号。` }
  const rule = checkPasswordRule(password, beside)
  if (!rule.ok) return { fits: false, words: rule.refusal.message }
  const long = [...password].length >= strongFrom
  return { fits: true, words: long ? '这个密码好，不容易被猜到。' : `可以用。写到 ${strongFrom} 位更安全。` }
}
