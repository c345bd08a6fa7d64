/** OAuth's own error names, and CloudBase's: the SDK decides by them whether to forget the session. */
export type AuthErrorName =
  | 'invalid_argument'
  | 'invalid_grant'
  | 'invalid_username_or_password'
  | 'invalid_password'
  | 'password_not_set'
  | 'already_exists'
  | 'permission_denied'
  | 'unauthenticated'
  | 'unimplemented'
  | 'resource_exhausted'
  | 'unavailable'
  | 'internal'

/** Why somebody is not signed in. */
export class AuthError extends Error {
  constructor(
    readonly error: AuthErrorName,
    message: string,
  ) {
    super(message)
  }
}
