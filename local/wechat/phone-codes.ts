import { randomBytes } from 'node:crypto'
import { invalidParam } from '../errors'

const codeLimitMs = 5 * 60 * 1000

export interface Phone {
  /** Without the country's code. */
  number: string
  /** `86` unless said. */
  countryCode?: string
  /** Whose it is; a code without one may be redeemed for anybody. */
  openid?: string
}

interface Issued {
  phone: Phone
  issuedAtMs: number
}

/** The codes a mini-program's phone button hands out: each names one number, once, for five minutes. A restart voids them. */
export class PhoneCodes {
  private readonly issued = new Map<string, Issued>()

  constructor(private readonly now: () => number) {}

  issue(phone: Phone): string {
    const { number, countryCode = '86' } = phone
    if (!/^\d{5,15}$/.test(number) || !/^\d{1,4}$/.test(countryCode))
      throw invalidParam('the phone number is not valid')
    for (const [code, { issuedAtMs }] of this.issued) if (this.isOver(issuedAtMs)) this.issued.delete(code)
    const code = randomBytes(32).toString('hex')
    this.issued.set(code, { phone, issuedAtMs: this.now() })
    return code
  }

  redeem(code: string): Issued | undefined {
    const found = this.issued.get(code)
    this.issued.delete(code)
    return found && !this.isOver(found.issuedAtMs) ? found : undefined
  }

  private isOver(issuedAtMs: number): boolean {
    return this.now() - issuedAtMs > codeLimitMs
  }
}
