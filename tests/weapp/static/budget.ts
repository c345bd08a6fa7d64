/** How large a package may be, in bytes of what is uploaded. */
export const packageBudget = {
  /** WeChat's limit for the main package and for each subpackage: 2 MB, where its tools count 1024s. */
  wechatPackageBytes: 2 * 1024 * 1024,
  /** WeChat's limit for all packages together. */
  wechatTotalBytes: 30 * 1024 * 1024,
  /** Ours, for a cheap phone on a slow line: the main package opens first, a subpackage on the first tap into it. */
  ourPackageBytes: 800_000,
  /** WeChat's limit for a tab bar's icon. */
  tabIconBytes: 40 * 1024,
} as const
