/** How personal fields and hashes are made. Given from outside: the demo holds no keys and knows no cipher. */
export type Codec = {
  /** The stored form of a personal field; `field` is bound in (`users.phone`). */
  seal(plain: string, field: string): string
  hashPhone(phone: string): string
  hashPassword(password: string): Promise<string>
  /** Hexadecimal SHA-256 of a text. */
  sha256(text: string): string
}
