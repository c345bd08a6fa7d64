import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Tells the forms of this console from those of any other page: each carries a token that others cannot read. */
export class FormTokens {
  private readonly token = randomBytes(32).toString('base64url')

  current(): string {
    return this.token
  }

  /** A form that was sent from a page of this server, and holds the token. */
  accepts(request: IncomingMessage, form: URLSearchParams): boolean {
    const { origin, host } = request.headers
    const given = Buffer.from(form.get('token') ?? '')
    const wanted = Buffer.from(this.token)
    return (
      (origin === `http://${host}` || origin === `https://${host}`) &&
      given.length === wanted.length &&
      timingSafeEqual(given, wanted)
    )
  }
}
